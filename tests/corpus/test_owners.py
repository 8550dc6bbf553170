"""Who owns an action, where several do or where one title holds a separator."""

import pytest

from corpus.owners import split_owners


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Head of Learning", ("Head of Learning",)),
        ("Head of Learning/Director of Place", ("Head of Learning", "Director of Place")),
        ("Director of Housing, Parks and Family Services", ("Director of Housing, Parks and Family Services",)),
        (
            "Director of Housing, Parks and Family Services and the Head of Learning",
            ("Director of Housing, Parks and Family Services", "Head of Learning"),
        ),
        (
            "Fostering Team Manager, Duty Manager and Service Manager",
            ("Fostering Team Manager", "Duty Manager", "Service Manager"),
        ),
        ("Service Manager - Parks & Play Areas", ("Service Manager - Parks & Play Areas",)),
        ("Planning/Estates Development Manager", ("Planning/Estates Development Manager",)),
        ("Service Manager-Parks/Legal", ("Service Manager-Parks", "Legal")),
        ("Lead: Head of Learning; Support: Data Manager", ("Head of Learning", "Data Manager")),
        ("Lead: Ann Brown\nSupport: Police, Health Visitors Team", ("Ann Brown", "Police", "Health Visitors Team")),
        ("Lead - Head of Learning", ("Lead - Head of Learning",)),
        ("Head of Learning\nHead of Parks", ("Head of Learning", "Head of Parks")),
        ("Ann Brown and Joe O'Neill", ("Ann Brown", "Joe O'Neill")),
        ("AB/CDe", ("AB", "CDe")),
        ("AB & CD", ("AB", "CD")),
        ("Participation and Engagement Officer", ("Participation and Engagement Officer",)),
        ("Service Manager - Parks, Service Manager - Play,", ("Service Manager - Parks", "Service Manager - Play")),
        ("AD Safeguarding and DCS", ("AD Safeguarding", "DCS")),
        ("Head of Learning with support from Data Manager", ("Head of Learning", "Data Manager")),
        ("TBC", ()),
        ("", ()),
        ("N/A", ()),
        ("Head of Learning / TBC", ("Head of Learning",)),
        ("Cllr Ann Brown (Lead Member, Children)", ("Cllr Ann Brown (Lead Member, Children)",)),
    ],
)
def test_owners_are_told_apart(text: str, owners: tuple[str, ...]) -> None:
    assert split_owners(text) == owners


def test_a_title_with_a_slash_that_stands_elsewhere_stays_one() -> None:
    known = ("Head of Parks/Play", "Service Manager - Roads")
    assert split_owners("Head of Parks/Play/ Service Manager - Roads", known) == (
        "Head of Parks/Play",
        "Service Manager - Roads",
    )
    assert split_owners("Head of Parks/Play", ()) == ("Head of Parks", "Play")


def test_a_title_with_and_that_stands_elsewhere_stays_one() -> None:
    known = ("Board Manager & Trust Manager",)
    assert split_owners("Head of Parks/ Board Manager & Trust Manager", known) == (
        "Head of Parks",
        "Board Manager & Trust Manager",
    )


def test_two_known_roles_run_together_are_two() -> None:
    known = ("Head of Parks", "Roads Officer")
    assert split_owners("Head of Parks Roads Officer", known) == ("Head of Parks", "Roads Officer")
