"""What no text of said/ can show of the judgement: pictures, and callers that say less."""

from __future__ import annotations

import json

from benchmarks.browser_engine import FOLDER
from sverka.contacts.browser_data import browser_data
from sverka.contacts.judge import LADDER, judge
from sverka.contacts.mention import Mention
from sverka.contacts.record import reference
from sverka.core.findings import VERDICT_SEVERITY
from sverka.registry import Policy, Registry

PHONE = Mention("phone", "+78000000099", "8 800 000-00-99", 0, 15)


def test_a_number_in_a_picture_is_named_so(registry: Registry, policy: Policy) -> None:
    judged = judge(PHONE._replace(concealed="picture"), registry, policy)
    assert judged.verdict == "denied"
    assert judged.message == "phone +78000000099 in a picture is known to be false: номер из рекламы займов"


def test_a_made_up_host_in_code_is_judged_unless_the_caller_says_otherwise(
    registry: Registry, policy: Policy
) -> None:
    mention = Mention(
        "domain", "shop.test", "https://shop.test/", 0, 18, role="code", target="https://shop.test/"
    )
    assert judge(mention, registry, policy).verdict == "unlisted"
    assert judge(mention, registry, policy, examples=True).verdict == "verified"


def test_the_judgement_names_the_record_it_rests_on(registry: Registry, policy: Policy) -> None:
    judged = judge(PHONE, registry, policy)
    assert judged.contact is registry.contacts["acme/advert"]
    assert judge(PHONE._replace(value="+78121234567"), registry, policy).contact is None


def test_a_record_is_named_by_its_status(registry: Registry) -> None:
    names = {"hotline": "contact", "old-line": "contact", "advert": "bad-example", "sample": "bad-example"}
    for name, kind in names.items():
        assert reference(registry.contacts[f"acme/{name}"]) == f"{{{{ {kind}:acme/{name} }}}}"


def test_both_judges_go_by_one_ladder_whose_verdicts_all_have_a_weight(
    registry: Registry, policy: Policy
) -> None:
    data = json.loads(browser_data(registry, policy).partition("=")[2].rstrip(";\n"))
    ladder = data["modules"]["judge"]["tables"]["LADDER"]
    assert list(ladder.items()) == list(LADDER.items())
    assert set(LADDER.values()) <= VERDICT_SEVERITY.keys()
    assert VERDICT_SEVERITY.keys() - LADDER.values() == {"due-soon"}
    script = (FOLDER / "judge.js").read_text("utf-8")
    typed = {verdict for verdict in VERDICT_SEVERITY if f'"{verdict}"' in script}
    assert typed == {"unaccounted", "other-operator"}  # which codes those are, and what a record may be


def test_of_reasons_that_hold_together_the_first_of_the_ladder_decides(
    registry: Registry, policy: Policy
) -> None:
    address = "http://user@shop.test:8080/?to=https://other.test/"
    mention = Mention("domain", "shop.test", address, 0, len(address), role="link", target=address)
    assert judge(mention, registry, policy, ["shop.test"]).reason == "userinfo"
    mention = mention._replace(target=address.replace("user@", ""))
    assert judge(mention, registry, policy, ["shop.test"]).reason == "own"
    assert judge(mention, registry, policy).reason == "unknown"


def test_what_no_record_decides_rests_on_none(registry: Registry, policy: Policy) -> None:
    site = Mention("domain", "acme.example", "acme.example", 0, 12, target="https://acme.example/")
    assert judge(site, registry, policy).contact is registry.contacts["acme/site"]
    for judged in (
        judge(site, registry, policy, ["acme.example"]),
        judge(site._replace(role="code"), registry, policy, examples=True),
    ):
        assert (judged.verdict, judged.contact) == ("verified", None)
    assert judged.reason == "reserved"


def test_the_name_of_a_format_rests_on_no_record(registry: Registry, policy: Policy) -> None:
    name = "http://www.w3.org/2000/svg"
    mention = Mention("domain", "acme.example", name, 0, len(name), target=name)
    judged = judge(mention, registry, policy)
    assert (judged.verdict, judged.reason, judged.contact) == ("verified", "identifier", None)


def test_a_true_contact_marked_as_false_stays_true(registry: Registry, policy: Policy) -> None:
    assert judge(PHONE._replace(role="example"), registry, policy).verdict == "denied-example"
    judged = judge(PHONE._replace(value="+74950000001", role="example"), registry, policy)
    assert (judged.verdict, judged.reason) == ("corroborated", "corroborated")
