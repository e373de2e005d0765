"""Every command, and the function that does it. A module is imported when its command runs."""

from typing import NamedTuple


class Group(NamedTuple):
    """Commands that stand together, such as everything under ``cspctl actions``."""

    help: str
    commands: "dict[str, str | Group]"


COMMANDS: dict[str, str | Group] = {
    "init": "cspctl.cli.init:init",
    "check": "cspctl.cli.check:check",
    "calendar": "cspctl.cli.calendar:calendar",
    "schema": "cspctl.cli.schema:schema",
    "actions": Group(
        "The action log: who does what by when, what is late, what stands there twice.",
        {
            "list": "cspctl.cli.actions.listing:list_actions",
            "show": "cspctl.cli.actions.listing:show",
            "overdue": "cspctl.cli.actions.chasing:overdue",
            "due": "cspctl.cli.actions.chasing:due",
            "silent": "cspctl.cli.actions.chasing:silent",
            "stats": "cspctl.cli.actions.figures:stats",
            "duplicates": "cspctl.cli.actions.duplicates:duplicates",
            "add": "cspctl.cli.actions.adding:add_action",
            "update": "cspctl.cli.actions.changing:update",
            "close": "cspctl.cli.actions.changing:close",
            "reopen": "cspctl.cli.actions.changing:reopen",
            "defer": "cspctl.cli.actions.changing:defer",
            "assign": "cspctl.cli.actions.changing:assign",
            "rag": "cspctl.cli.actions.changing:rag",
            "merge": "cspctl.cli.actions.tidying:merge",
            "distinct": "cspctl.cli.actions.tidying:distinct",
            "renumber": "cspctl.cli.actions.tidying:renumber",
            "import": "cspctl.cli.actions.importing:import_file",
            "export": "cspctl.cli.actions.exporting:export",
            "chase": "cspctl.cli.actions.drafting:chase_leads",
            "reconcile": "cspctl.cli.actions.reconciling:reconcile_log",
        },
    ),
    "board": Group(
        "A board: its seats, agencies, sub-groups and terms.",
        {
            "show": "cspctl.cli.board:show",
            "attendance": "cspctl.cli.people:attendance",
            "quorum": "cspctl.cli.quorum:quorum",
            "interests": "cspctl.cli.people:interests",
            "exempt": "cspctl.cli.exempt:exempt",
        },
    ),
    "plan": Group(
        "The forward plan: the year's meetings and what each will consider.",
        {
            "show": "cspctl.cli.plan:show",
            "dates": "cspctl.cli.plan_dates:dates",
            "add": "cspctl.cli.plan_changing:add",
            "move": "cspctl.cli.plan_changing:move",
            "roll": "cspctl.cli.plan_changing:roll",
            "chase": "cspctl.cli.plan_chasing:chase",
        },
    ),
    "progress": Group(
        "Delivery plans: sub-group plans, strategies and recommendations, and how they stand.",
        {
            "list": "cspctl.cli.progress_listing:list_plans",
            "show": "cspctl.cli.progress_showing:show",
            "update": "cspctl.cli.progress_changing:update",
            "overdue": "cspctl.cli.progress_chasing:overdue",
            "silent": "cspctl.cli.progress_chasing:silent",
            "stats": "cspctl.cli.progress_figures:stats",
            "build": "cspctl.cli.progress_build:build",
        },
    ),
    "agenda": Group(
        "The agenda of a meeting.",
        {
            "show": "cspctl.cli.agenda:show",
            "draft": "cspctl.cli.agenda_drafting:draft",
            "paper": "cspctl.cli.agenda_paper:paper",
        },
    ),
    "minutes": Group(
        "The minutes of a meeting.",
        {
            "draft": "cspctl.cli.minutes_making:draft",
            "build": "cspctl.cli.minutes_making:build",
            "attend": "cspctl.cli.attending:attend_meeting",
            "actions": "cspctl.cli.minutes:actions",
        },
    ),
    "decisions": Group(
        "The decisions register, over all minutes.",
        {"list": "cspctl.cli.decisions:list_decisions"},
    ),
    "pack": Group(
        "The pack of a meeting: everything in one run of pages, for the board and the public.",
        {
            "build": "cspctl.cli.pack:build",
            "verify": "cspctl.cli.pack_verify:verify",
            "access": "cspctl.cli.pack_access:access",
            "status": "cspctl.cli.pack_status:status",
            "issue": "cspctl.cli.pack_issue:issue",
            "diff": "cspctl.cli.pack_diff:diff",
            "supplement": "cspctl.cli.pack_supplement:supplement",
        },
    ),
    "performance": Group(
        "Performance: the figures that a board follows, their RAG and which way they go.",
        {
            "show": "cspctl.cli.performance:show",
            "chart": "cspctl.cli.performance:chart",
        },
    ),
    "site": Group(
        "The static site: what the boards and the public see, in any browser.",
        {"build": "cspctl.cli.site:build", "serve": "cspctl.cli.site_serve:serve"},
    ),
    "templates": Group(
        "The Word templates: put them into the workspace, restyle them, see that they still fit.",
        {
            "export": "cspctl.cli.templates:export",
            "check": "cspctl.cli.templates:check",
            "fields": "cspctl.cli.templates:fields",
        },
    ),
}
