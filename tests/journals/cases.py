"""The cases of made journals: what the customers bring, and what trainees write on good, middling and bad days.

`[criterion+|words]` marks the words on which a check rests: `+` met, `-` missed, `!` harmful.
"""

from __future__ import annotations

from dataclasses import dataclass

from scoring.model import Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """One thing that the customer brings, and the good answers to it; poor ones are shared."""

    says: str
    empathy: str
    accuracy: str
    wrong: str
    follow_through: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeCase:
    """One case of the made library."""

    id: str
    title: str
    channel: Channel
    difficulty: int
    customer: str
    skills: tuple[str, ...]
    concerns: tuple[Concern, ...]


CASES: tuple[MadeCase, ...] = (
    MadeCase(
        id="late_cot", title="The cot that is not there", channel="chat", difficulty=1, customer="Marta Lindqvist",
        skills=("names_impact", "concrete_commitment"),
        concerns=(
            Concern(
                says="The cot was to come on Monday. The baby comes home tomorrow.",
                empathy=(
                    "[names_impact+|Your baby comes home tomorrow and there is no cot], [proportion+|that "
                    "must be the last thing you need]."
                ),
                accuracy=(
                    "[figures+|The parcel left our depot on Friday] and [applied+|yours has been held at the "
                    "carrier's since]."
                ),
                wrong="[figures!|It was delivered on Monday], says my screen.",
                follow_through=(
                    "[ownership+|I am taking this on myself] and [concrete_commitment+|I will call you by "
                    "15:00 today]."
                ),
            ),
            Concern(
                says="And if the carrier has lost it?",
                empathy="[listens+|You want to know what happens if it never turns up].",
                accuracy="[complete+|After five working days we send a new one at no cost].",
                wrong="[figures!|Then you would have to order it again and pay for it].",
                follow_through=(
                    "[required_action+|I have just booked a second cot for you], [tells_what_was_done+|it "
                    "leaves today at 17:00]."
                ),
            ),
            Concern(
                says="Can it come before noon?",
                empathy="[listens+|Before noon, so that it stands when you are back].",
                accuracy="[honest_limits+|I do not know yet whether the morning round has room].",
                wrong="[honest_limits!|Of course, always before noon].",
                follow_through="[concrete_commitment+|I will write to you by 18:00 with the hour].",
            ),
            Concern(
                says="Fine. Anything I have to do?",
                empathy="[respect+|Nothing at all, you have enough on your hands].",
                accuracy="[answers_need+|Just sign for it, the old order closes by itself].",
                wrong="[complete!|Just refuse the parcel when it comes].",
                follow_through="[closure+|So: cot tomorrow, my message by 18:00; if not, ring me at extension 12].",
            ),
        ),
    ),
    MadeCase(
        id="double_charge", title="Charged twice", channel="phone", difficulty=2, customer="Tobias Reuter",
        skills=("figures", "say_do"),
        concerns=(
            Concern(
                says="You took 64.90 twice, and my rent bounced.",
                empathy=(
                    "[names_impact+|Twice the money gone and your rent returned], [owns_fault+|that is our "
                    "doing]."
                ),
                accuracy="[figures+|I see two charges of 64.90, on the 3rd and on the 4th].",
                wrong="[figures!|I see one charge only].",
                follow_through="[say_do+|I have sent the second 64.90 back just now].",
            ),
            Concern(
                says="When is it on my account?",
                empathy="[listens+|With the rent open you need the day].",
                accuracy=(
                    "[figures+|Three working days, so by Thursday] and [applied+|your bank shows it as "
                    "pending from tonight]."
                ),
                wrong="[figures!|In two weeks, or perhaps three].",
                follow_through=(
                    "[concrete_commitment+|I will call you on Thursday at 11:00 and look whether it is "
                    "there]."
                ),
            ),
            Concern(
                says="And the fee of my bank? 12 euros.",
                empathy="[owns_fault+|You would not have that fee without our mistake].",
                accuracy="[safe_to_say+|We refund bank fees against a copy of the statement].",
                wrong="[safe_to_say!|We will pay you 100 for the trouble].",
                follow_through="[ownership+|Send it to me, I will put it through the same day].",
            ),
            Concern(
                says="How do I know that it will not happen again?",
                empathy="[respect+|A fair question].",
                accuracy="[honest_limits+|I cannot rule it out; the cause is being looked for].",
                wrong="[honest_limits!|It will never happen again, guaranteed].",
                follow_through="[closure+|Thursday 11:00 from me, the fee within the week].",
            ),
        ),
    ),
    MadeCase(
        id="broken_oven", title="The oven before the feast", channel="email", difficulty=3, customer="Irene Fazio",
        skills=("complete", "keepable"),
        concerns=(
            Concern(
                says="The oven trips the fuse. On Saturday I cook for sixteen people.",
                empathy="[names_impact+|Sixteen guests on Saturday and an oven that trips the fuse].",
                accuracy="[diagnosis+|Does it trip at once, or only when it is hot]?",
                wrong="[safe_to_say!|Just put in a stronger fuse].",
                follow_through=(
                    "[keepable+|A technician is free on Thursday at 9:00], [concrete_commitment+|I will "
                    "confirm it to you tonight]."
                ),
            ),
            Concern(
                says="At once. And the warranty ran out in May.",
                empathy="[listens+|At once, and just out of warranty, how annoying].",
                accuracy="[applied+|Yours was delivered on 2 June, so it is covered until 1 June next year].",
                wrong="[figures!|Then you have to pay for everything].",
                follow_through="[required_action+|I have opened the warranty case for you].",
            ),
            Concern(
                says="What if the technician cannot mend it?",
                empathy="[listens+|You need a plan for Saturday either way].",
                accuracy="[complete+|Then we lend you an oven; it comes with the technician].",
                wrong="[safe_to_say!|Then you get a new one for free].",
                follow_through="[ownership+|I stay on this until you cook on Saturday].",
            ),
            Concern(
                says="Good. Do I need to be at home?",
                empathy="[respect+|Only for an hour].",
                accuracy="[answers_need+|Yes, on Thursday between 9:00 and 10:00].",
                wrong="[answers_need!|You can see that in the general terms].",
                follow_through="[closure+|Thursday 9:00; if the van is late he rings you before 8:30].",
            ),
        ),
    ),
    MadeCase(
        id="locked_account", title="Locked out on exam day", channel="chat", difficulty=2, customer="Deniz Aydin",
        skills=("listens", "required_action"),
        concerns=(
            Concern(
                says="I am locked out and my exam starts in an hour!!",
                empathy="[names_impact+|An hour to the exam and locked out]: let's get you in.",
                accuracy="[figures+|The lock came from five wrong passwords at 8:12].",
                wrong="[figures!|The platform is down for everybody today].",
                follow_through="[say_do+|I have lifted the lock this minute].",
            ),
            Concern(
                says="It still says wrong password.",
                empathy="[listens+|Still the password, then not the lock].",
                accuracy="[diagnosis+|Did you change it on your phone last night]?",
                wrong="[answers_need!|Have you tried another browser].",
                follow_through="[ownership+|I stay here until you are in].",
            ),
            Concern(
                says="Yes! I forgot. And if I am late?",
                empathy="[respect+|That happens on a day like this].",
                accuracy="[complete+|You may enter until 15 minutes after the start].",
                wrong="[figures!|You may enter at any time].",
                follow_through="[concrete_commitment+|I will tell the proctor now and write to you by 9:45].",
            ),
            Concern(
                says="I'm in. Thank you.",
                empathy="[respect+|Good luck with it].",
                accuracy="[answers_need+|Your new password holds for the exam, too].",
                wrong="[complete!|You can ignore the confirmation].",
                follow_through="[closure+|If it locks again, write here, I see it at once].",
            ),
        ),
    ),
    MadeCase(
        id="fee_rise", title="A fee that nobody announced", channel="social", difficulty=3, customer="Paul Okafor",
        skills=("owns_fault", "honest_limits"),
        concerns=(
            Concern(
                says="Nine years a customer and you raise the fee without a word. Shameful.",
                empathy=(
                    "[names_impact+|Nine years with us and then a fee out of nowhere]: [owns_fault+|we "
                    "should have written to you first]."
                ),
                accuracy="[figures+|The fee went from 3.90 to 4.90 on 1 October].",
                wrong="[figures!|The fee has not changed].",
                follow_through="[ownership+|I will take your case myself, in a private message].",
            ),
            Concern(
                says="Can I keep the old fee?",
                empathy="[listens+|You want the price that you signed for].",
                accuracy="[applied+|For contracts before 2020, as yours is, the old fee holds for 12 more months].",
                wrong="[safe_to_say!|You can keep it for ever].",
                follow_through="[concrete_commitment+|I will put it on your account by Friday noon].",
            ),
            Concern(
                says="And what I have paid too much?",
                empathy="[listens+|Two months, one euro each].",
                accuracy="[figures+|That makes 2.00, with the next bill].",
                wrong="[figures!|That cannot be given back].",
                follow_through="[required_action+|The credit is booked].",
            ),
            Concern(
                says="We will see.",
                empathy="[own_words+|You have every reason to wait and see].",
                accuracy="[honest_limits+|After the 12 months I cannot promise anything].",
                wrong="[honest_limits!|Nothing will ever change again].",
                follow_through="[closure+|Friday noon I write to you when it stands].",
            ),
        ),
    ),
    MadeCase(
        id="lost_ring", title="The ring in room 214", channel="phone", difficulty=4, customer="Aiko Brandt",
        skills=("names_impact", "handover"),
        concerns=(
            Concern(
                says="I left my mother's ring in room 214. She died in spring.",
                empathy=(
                    "[names_impact+|Your mother's ring], [proportion+|I am sorry for your loss]; "
                    "[own_words+|we will look for it as if it were ours]."
                ),
                accuracy="[figures+|214 was cleaned at 11:00 and is empty until tonight].",
                wrong="[figures!|214 is taken, nobody can go in].",
                follow_through="[required_action+|I have had the room locked].",
            ),
            Concern(
                says="Who looks? I do not want it thrown away.",
                empathy="[listens+|You want a person with a name on it].",
                accuracy="[complete+|Ms Ruiz of housekeeping looks, bins and drain included].",
                wrong="[answers_need!|Lost property is open from nine to five].",
                follow_through="[handover+|I have told Ms Ruiz what it looks like and why it matters].",
            ),
            Concern(
                says="When will I hear from you?",
                empathy="[respect+|You should not have to wait by the phone].",
                accuracy="[honest_limits+|I cannot say whether we find it].",
                wrong="[honest_limits!|We will surely find it].",
                follow_through="[concrete_commitment+|I will ring you at 16:00], [keepable+|found or not].",
            ),
            Concern(
                says="And if you find it?",
                empathy="[listens+|Then it should not go by ordinary post].",
                accuracy="[safe_to_say+|Insured courier, two days, at our cost].",
                wrong="[safe_to_say!|Then it comes in an envelope with the next post].",
                follow_through="[closure+|16:00 from me; if you miss it, I try again at 18:00].",
            ),
        ),
    ),
)  # fmt: skip

MIDDLING = {
    "empathy": (
        "[own_words-|I understand your frustration].",
        "[names_impact-|We are sorry for any inconvenience].",
        "[proportion-|Sorry, sorry, I am really so very sorry].",
        "[listens-|Could you describe the matter once more]?",
    ),
    "accuracy": (
        "[complete-|That normally takes a few days].",
        "[applied-|As a rule this is possible].",
        "[answers_need-|There is a page about it on our site].",
        "[diagnosis-|Please fill in the form with all details first].",
    ),
    "follow_through": (
        "[concrete_commitment-|We will look into it as soon as possible].",
        "[ownership-|Somebody will get back to you].",
        "[closure-|Is there anything else]?",
        "[required_action-|I will see what can be done].",
        "[tells_what_was_done-|It is in the system].",
        "[handover-|I am passing you on to a colleague].",
    ),
}
POOR = {
    "empathy": (
        "[respect!|You need to calm down].",
        "[owns_fault!|You should have read the terms].",
        "[names_impact!|It is only a small thing, after all].",
    ),
    "follow_through": (
        "[ownership!|That is not my department].",
        "[ownership!|You will have to ask the carrier about that].",
        "[say_do!|I have already sorted it all out for you].",
        "[keepable!|It will be settled within the hour, guaranteed].",
    ),
}
BECAUSE = {
    "+": "It does what the check asks for.",
    "-": "It stays short of what the customer needs here.",
    "!": "It does harm: the customer is worse off than without it.",
}
WARM = (
    "Thank you, that helps.", "That is kind of you.", "Oh good.", "At last somebody who listens.",
    "All right, I trust you with that.", "That is more than I had hoped for.",
)  # fmt: skip
FLAT = ("I see.", "If you say so.", "Hm.", "All right.", "Well.", "That is something, I suppose.")
COLD = (
    "Are you serious?", "That is no answer.", "I have told you already.", "Nobody listens here.",
    "I want to speak to somebody else.", "This is what I mean.",
)  # fmt: skip
LEAVES = ("I have had enough. Goodbye.", "Forget it, I will take my custom elsewhere.", "No. I am done here.")
