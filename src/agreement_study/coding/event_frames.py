"""The frames by which the words around a date tell what it is the date of.

A frame is a list of conditions (see `event_conditions`) on the classes of words, `tags` in
`language/*-events.yaml`, in a window of the text. The first frame that fits decides.
"""

from __future__ import annotations

from agreement_study.coding.event_conditions import Frame, frame

NONE = "none"  # a date that is no event
OTHER = "other"

PLANNED = {"status": "planned"}
DUE = {"status": "planned", "when": "not_past"}

# Of a row of a table of measures with a label such as `When:` in front of the date.
ROWS: tuple[Frame, ...] = (
    frame("consultation", "consult"),
    frame("meeting", "meeting"),
    frame(OTHER, "deliver"),
)

# The clause that holds the date, then the sentence.
FRAMES: tuple[Frame, ...] = (
    frame("adoption", "^executed", "day", status="actual"),
    # --- what is no event of the document
    frame(NONE, "page !agreement !meeting !plan !sign"),
    frame(NONE, "^page"),
    frame(NONE, "^byline !adopt !meeting"),
    frame(NONE, "dated<1 !agreement<4 !replace"),
    frame(NONE, "paper<1 !adopt !adopt_now !meeting !consult", "day", when="short"),
    frame(NONE, "baseline share"),
    frame(NONE, "index"),
    frame(NONE, "cited !agreement !plan !review !meeting !consult"),
    frame(NONE, "share !adopt !sign !meeting !review !plan !goal", "years", when="past"),
    frame(
        NONE,
        "count !adopt !sign !start !meeting !review !plan !goal !money !consult !national",
        "years",
        when="past",
    ),
    frame(NONE, "source<6 figures"),
    frame(NONE, "^source !meeting !agreement !plan"),
    frame(NONE, "figures !agreement !meeting !plan !review !start"),
    frame(NONE, "law<8|law>4 !agreement !plan !meeting !consult !money !start !review !national"),
    frame(
        NONE, "convention law|apply|adopt|ongoing|sign !agreement !plan !meeting !consult !money"
    ),
    frame(OTHER, "make strategy<8 by<2 !adopt !adopt_now", "single"),
    # --- strategies and the national agreement
    frame(
        "strategy",
        "strategy<6 !plan<3 !adopt !apply<2 !review<2 !meeting<3 !consult",
        "year",
        default="planned",
    ),
    frame(
        "strategy", "strategy<4 !plan<3 !adopt<9 !apply<2 !meeting<3", "single", default="planned"
    ),
    frame(
        "strategy",
        "strategy>5 !plan !adopt !goal<3 !meeting !agreement<3",
        "year",
        default="planned",
    ),
    frame("strategy", "strategy adopt|adopt_now !agreement !plan !meeting<3"),
    frame("strategy", "goal adopt !agreement !plan !meeting<3 !pronoun", default="actual"),
    frame(
        "strategy",
        "strategy !agreement !plan !meeting !consult !money !review !start !hold",
        "year",
    ),
    frame(
        "national_revision",
        "national renewed<12 !plan !meeting<3 !strategy<3 !adopt<3",
        default="actual",
    ),
    frame("national_agreement", "national<2 !strategy", default="actual"),
    frame(
        "national_revision",
        "national renewed !plan !meeting<3 !strategy<3 !adopt<3",
        default="actual",
    ),
    frame(
        "national_agreement",
        "national !model>30 !plan<3 !meeting<3 !strategy<3 !consult<4",
        default="actual",
    ),
    # --- what has been agreed since then
    frame("adoption", "have_since agreement>6 !plan !meeting<3 !strategy", status="actual"),
    frame("adoption", "had_since agreement<8 !plan !meeting<3 !strategy", status="actual"),
    # --- periods
    frame("process_start", "start<0 work agreement|plan|draft|review !meeting !money !adopt"),
    frame(
        "validity_period", "in_force<0 agreement !plan !meeting !consult !money !work", **PLANNED
    ),
    frame("funding_period", "money apply<4 !agreement !plan !consult", "year", default="planned"),
    frame("funding_period", "money ends !agreement !plan !consult", default="planned"),
    frame("action_plan_period", "plan apply<4|cover<4 !adopt<3 !consult", "year", **PLANNED),
    frame(
        "action_plan_period",
        "the_plan apply<4|cover<4 !adopt<3 !consult !agreement !strategy !money",
        "year",
        **PLANNED,
    ),
    frame(
        "validity_period",
        "apply<5 !plan !money !law !meeting<3 !review<3 !consult !survey",
        **PLANNED,
    ),
    frame(
        "validity_period",
        "apply>4 agreement|pronoun !plan !money !start !sign !consult !survey",
        **PLANNED,
    ),
    frame("action_plan_period", "plan~2 !adopt<3 !money<4", "year", **PLANNED),
    frame(
        "validity_period",
        "agreement<4 !plan !meeting !consult !money !start !adopt !adopt_now !review",
        "closed",
        **PLANNED,
    ),
    frame(
        "validity_period",
        "agreement<30 !meeting !consult !money",
        "closed",
        when="title",
        **PLANNED,
    ),
    frame(
        "action_plan_period",
        "plan !adopt !adopt_now !money !meeting !consult !review<3 !start",
        "interval",
        **PLANNED,
    ),
    frame(
        "validity_period",
        "cover<3 agreement|pronoun !plan !money !meeting !consult",
        "closed",
        **PLANNED,
    ),
    # --- how it began
    frame("process_start", "dawn !meeting<3"),
    frame("process_start", "start to_write|talks agreement|pronoun|work|talks !meeting<3 !sign"),
    frame("process_start", "to_write adopt|start|body !draft !consult !meeting<3"),
    frame("process_start", "start work agreement|draft|review|plan !meeting<3"),
    frame("process_start", "start~4 work~6 !meeting<3 !money"),
    frame("process_start", "ongoing", "open"),
    # --- money, opinions, decisions, reviews
    frame("consultation", "consult"),
    frame("consultation", "^talks occur !start"),
    frame("consultation", "meeting draft !adopt_now !adopt !body"),
    frame("consultation", "survey draft|hold|apply !review"),
    frame(
        "funding_period",
        "money<12|money>3 !by<1 !meeting<3 !review !adopt_now<4",
        "year",
        default="planned",
    ),
    frame("funding_period", "money>9 !agreement !meeting !review !adopt", "interval"),
    frame("adoption", "^done", status="actual"),
    frame("planned_decision", "adopt_now body !review<3 !hold<3 !meet<2", **DUE),
    frame("planned_decision", "adopt_now agreement|plan|draft|the_plan|pronoun !review<3", **DUE),
    frame("adoption", "in_place agreement !review", when="ahead"),
    frame(
        "planned_decision",
        "adopt agreement|plan|draft|the_plan|body !review<3 !meeting<3",
        when="ahead",
    ),
    frame("review_deadline", "review !meeting<3 !survey !draft !money", **DUE),
    # --- decided and signed
    frame("adoption", "adopt_now agreement|plan|the_plan", when="past", status="actual"),
    frame("adoption", "replace agreement|pronoun", default="actual"),
    frame("adoption", "made_at agreement !plan !meeting !consult", when="past", status="actual"),
    frame("adoption", "sign", ahead="adoption"),
    frame("adoption", "renewed agreement|pronoun !consult !meeting", when="past", status="actual"),
    frame("adoption", "adopt assembly !meeting", when="row", ahead="planned_decision"),
    frame("adoption", "issued<6 agreement<12 !national !draft !plan", when="past", status="actual"),
    frame(OTHER, "code adopt|sign !agreement !plan"),
    frame(OTHER, "notice"),
    frame(OTHER, "signup<5"),
    frame(
        "adoption",
        "adopt agreement|plan|the_plan|pronoun|after_adoption !that",
        ahead="planned_decision",
    ),
    frame("adoption", "^adopt", ahead="planned_decision"),
    frame(
        "adoption",
        "assembly<1 !hold !meeting !adopt_now !that",
        "day",
        when="short",
        ahead="planned_decision",
    ),
    frame(
        "adoption",
        "agreement~1 !meeting !consult !apply !goal",
        "single",
        ahead="validity_period",
        default="actual",
    ),
    frame("adoption", "consent !meeting<3 !consult", when="past", status="actual"),
    # --- meetings, what is due, what is to be reached
    frame("meeting", "discuss assembly|body|group !consult !adopt !work", "day", when="past"),
    frame(OTHER, "occasion !meeting"),
    frame("meeting", "minutes_of<3|next_one<2", "moment"),
    frame("meeting", "meeting"),
    frame("objective_year", "goal<4|goal>4|^goal", "single", **DUE),
    frame("objective_year", "due<0|shall>0", "single", **DUE),
)

# What a heading, a label or a line with a colon says of the dates below it.
LEADS: tuple[Frame, ...] = (
    frame("meeting", "meeting|minutes_of", "moment"),
    frame(OTHER, "calendar"),
    frame("consultation", "consult"),
    frame("validity_period", "apply", "interval", **PLANNED),
    frame("action_plan_period", "plan", "interval", **PLANNED),
    frame("funding_period", "money", "year", default="planned"),
    frame("validity_period", "apply !review", **PLANNED),
    frame("review_deadline", "review", **DUE),
    frame("validity_period", "agreement", "interval", **PLANNED),
    frame("objective_year", "goal", "single", **DUE),
    frame("planned_decision", "adopt_now", **DUE),
    frame("adoption", "sign|adopt", ahead="planned_decision"),
    frame("process_start", "start"),
)


# What a group has in a calendar.
SITTING = frame("meeting", "group !start !review !survey !deliver", "moment")

# What a row of a list is that nothing stands above.
BARE: tuple[Frame, ...] = (frame("meeting", "clock~3 !no_meeting", "day"),)
