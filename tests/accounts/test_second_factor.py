"""A code of the telephone besides the password: who needs one, setting up, signing in, losing it."""

import base64
import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.test import Client

from ita_portal.accounts.models import User
from ita_portal.accounts.second_factor import rules
from ita_portal.audit.models import Event
from ita_portal.audit.verbs import Verb
from tests.accounts.second_factor import ASK, CODES, SET_UP, app_code, key_shown, set_up, sign_in
from tests.people import PASSWORD, browser_of

ROLES = "/tharnsai/settings/second-factor/"


@pytest.fixture
def town(tharnsai):
    """ธารใส, whose administrator, clerk and engineer chose their passwords."""
    for user in (tharnsai.administrator, tharnsai.clerk, tharnsai.engineer):
        user.set_password(PASSWORD)
        user.save()
    return tharnsai


@pytest.fixture
def on_a_server(settings):
    """The portal as it runs in earnest, for the rule that nobody decided otherwise."""
    settings.TRIAL = False


def codes_in_trail() -> str:
    return " ".join(f"{e.sentence} {e.before} {e.after} {e.reason}" for e in Event.objects.all())


def test_p7_on_a_server_executives_and_administrators_need_one_and_in_a_trial_nobody(town, settings):
    needed = [user.username for user in User.objects.order_by("username") if rules.is_required(user)]
    assert needed == []
    settings.TRIAL = False
    needed = [user.username for user in User.objects.order_by("username") if rules.is_required(user)]
    assert needed == ["kittipat", "orawan", "pimlada", "somkiat"]


def test_p7_orawan_sets_hers_up_before_anything_else_and_comes_to_the_page_she_wanted(town, on_a_server):
    orawan, answer = sign_in("orawan", next="/tharnsai/2569/measures/")
    assert answer.url == "/tharnsai/2569/measures/"
    first = orawan.get(answer.url)
    assert first.url == f"{SET_UP}?next=%2Ftharnsai%2F2569%2Fmeasures%2F"
    assert orawan.post("/tharnsai/import/measures/", {}).url == f"{SET_UP}?next=%2F"

    page = orawan.get(first.url).content.decode()
    assert "บทบาทของคุณต้องยืนยันสองขั้นตอน ตั้งครั้งเดียวก่อนเริ่มงาน" in page
    svg = base64.b64decode(re.search(r"data:image/svg\+xml;base64,([^\"]+)", page)[1])
    assert svg.startswith(b"<svg") and b"#fff" in svg
    done = orawan.post(SET_UP, {"code": app_code(key_shown(page))}, follow=True)
    text = done.content.decode()
    assert len(re.findall(r'<li class="code">\d{4} \d{4}</li>', text)) == 10
    assert '<a class="button" href="/tharnsai/2569/measures/">จดแล้ว ทำงานต่อ</a>' in text
    assert orawan.get("/tharnsai/2569/measures/").status_code == 200
    assert "จดหรือพิมพ์เก็บไว้" not in orawan.get(CODES).content.decode(), "the codes are shown once"


def test_p7_who_came_in_by_the_password_alone_is_out_once_orawan_has_set_hers_up(town, on_a_server):
    thief, _ = sign_in("orawan")
    orawan, _ = sign_in("orawan")
    set_up(orawan)
    assert orawan.get("/").status_code == 200
    other = "another-sai-nam-yen"
    new = {"oldpassword": PASSWORD, "password1": other, "password2": other}
    assert thief.post("/accounts/password/change/", new).url.startswith("/accounts/login/")
    town.clerk.refresh_from_db()
    assert town.clerk.check_password(PASSWORD)


def test_p7_a_wrong_first_code_sets_nothing_up_and_keeps_the_key(town):
    orawan, _ = sign_in("orawan")
    key = key_shown(orawan.get(SET_UP).content.decode())
    page = orawan.post(SET_UP, {"code": "000000"}).content.decode()
    assert '<a href="#id_code">รหัสไม่ถูกต้อง โปรดดูรหัสล่าสุดในแอป' in page
    assert key_shown(page) == key
    assert not Authenticator.objects.exists()


def test_p7_with_the_password_alone_nobody_comes_in_and_a_code_counts_once(town, monkeypatch):
    # What allauth remembers of used codes it forgets after half a minute, and they count for longer.
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.TOTP._mark_code_used", lambda self, code: True)
    key, _ = set_up(sign_in("orawan")[0])
    orawan, answer = sign_in("orawan", next="/tharnsai/2569/")
    assert answer.url == "/accounts/second-factor/sign-in/"
    assert orawan.get("/tharnsai/2569/").status_code == 302
    assert "กรอกรหัสที่แสดงอยู่" in orawan.get(answer.url).content.decode()

    code = app_code(key, later=1)  # the clock of her telephone is half a minute ahead
    assert orawan.post(answer.url, {"code": f"{code[:3]} {code[3:]}"}).url == "/tharnsai/2569/"
    assert orawan.get("/tharnsai/2569/").status_code == 200

    thief, answer = sign_in("orawan")
    assert '<label for="id_login">ชื่อผู้ใช้' in thief.get("/accounts/login/?again").content.decode()
    thief, answer = sign_in("orawan")
    assert "รหัสไม่ถูกต้อง" in thief.post(answer.url, {"code": code}).content.decode()


def test_p7_after_five_wrong_codes_one_waits(town):
    set_up(sign_in("orawan")[0])
    thief, answer = sign_in("orawan")
    assert [thief.post(answer.url, {"code": f"00000{n}"}).status_code for n in range(5)] == [200] * 5
    sixth = thief.post(answer.url, {"code": "000009"})
    assert (sixth.status_code, sixth.headers["Retry-After"]) == (429, "300")
    refused = Event.objects.filter(verb=Verb.SECOND_FACTOR_FAILED)
    assert refused.count() == 5
    assert refused[0].sentence == "อรวรรณ ศรีวิเชียร ถูกปฏิเสธการยืนยันขั้นตอนที่สองของ อรวรรณ ศรีวิเชียร เพราะ รหัสไม่ถูกต้อง"


def test_p7_without_the_telephone_a_recovery_code_lets_in_once(town):
    _, codes = set_up(sign_in("orawan")[0])
    orawan, answer = sign_in("orawan")
    thai_digits = codes[3].translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert orawan.post(answer.url, {"code": thai_digits}).url == "/"
    assert Event.objects.filter(verb=Verb.RECOVERY_CODE_USED, person=town.clerk).count() == 1
    again, answer = sign_in("orawan")
    assert again.post(answer.url, {"code": codes[3]}).status_code == 200

    page = orawan.get("/accounts/me/").content.decode()
    assert "เหลือ 9 รหัส" in page
    new = orawan.post("/accounts/second-factor/codes/new/", follow=True).content.decode()
    assert codes[4] not in new and len(re.findall(r'<li class="code">', new)) == 10


def test_p7_pimlada_decides_which_roles_need_one_and_those_without_are_led_to_it(town):
    somchai, _ = sign_in("somchai")
    orawan, _ = sign_in("orawan")
    pimlada, _ = sign_in("pimlada")
    assert pimlada.post(ROLES, {"roles": ["staff", "administrator"]}).status_code == 302
    event = Event.objects.get(verb=Verb.SECOND_FACTOR_RULE_SET)
    said = ["ผู้ดูแลระบบของหน่วยงาน", "เจ้าหน้าที่"]
    assert (event.before["บทบาท"], sorted(event.after["บทบาท"])) == ([], said)

    assert somchai.get("/").url == "/accounts/login/?next=%2F", "his session ended"
    assert orawan.get("/").status_code == 200, "hers did not"
    assert pimlada.get("/").url == f"{SET_UP}?next=%2F", "she goes on with the setting up"
    set_up(pimlada)
    somchai, _ = sign_in("somchai")
    assert somchai.get("/").url == f"{SET_UP}?next=%2F"


def test_p7_who_needs_one_cannot_turn_it_off_and_who_does_not_can(town):
    orawan, _ = sign_in("orawan")
    set_up(orawan)
    town.agency.second_factor_roles = ["executive"]
    town.agency.save()
    page = orawan.post("/accounts/second-factor/turn-off/").content.decode()
    assert "บทบาทของคุณต้องยืนยันสองขั้นตอน จึงยกเลิกไม่ได้" in page
    assert Authenticator.objects.filter(user=town.clerk).count() == 2

    town.agency.second_factor_roles = []
    town.agency.save()
    assert orawan.post("/accounts/second-factor/turn-off/").url == "/accounts/me/"
    assert not Authenticator.objects.exists()
    assert Event.objects.filter(verb=Verb.SECOND_FACTOR_REMOVED, person=town.clerk).count() == 1


def test_p7_after_a_while_what_matters_is_confirmed_by_the_code_not_by_the_password(town, monkeypatch):
    orawan, _ = sign_in("orawan")
    key, _ = set_up(orawan)
    monkeypatch.setattr("ita_portal.accounts.adapter.RECENT", -1)
    answer = orawan.get("/accounts/second-factor/codes/new/")
    assert answer.url == f"{ASK}?next=%2Faccounts%2Fsecond-factor%2Fcodes%2Fnew%2F"
    assert orawan.get("/accounts/reauthenticate/").url.startswith(ASK), "the password does not do"
    monkeypatch.undo()
    answer = orawan.post(
        answer.url, {"code": app_code(key, later=1), "next": "/accounts/second-factor/codes/new/"}
    )
    assert answer.url == "/accounts/second-factor/codes/new/"


def test_pimlada_sees_on_orawans_page_whether_she_set_one_up(town):
    pimlada = browser_of(town.administrator)
    assert "ยังไม่ได้ตั้ง" in pimlada.get("/tharnsai/people/orawan/").content.decode()
    set_up(sign_in("orawan")[0])
    assert "ให้ล้าง" in pimlada.get("/tharnsai/people/orawan/").content.decode()


def test_p7_the_operator_resets_it_and_leaves_an_event(town, capsys):
    orawan, _ = sign_in("orawan")
    set_up(orawan)
    call_command("reset_second_factor", "orawan")
    assert "ล้างการยืนยันสองขั้นตอนของ อรวรรณ ศรีวิเชียร แล้ว" in capsys.readouterr().out
    assert not Authenticator.objects.exists()
    event = Event.objects.get(verb=Verb.SECOND_FACTOR_REMOVED)
    assert event.sentence == "คำสั่งบนเครื่องแม่ข่าย ยกเลิกการยืนยันสองขั้นตอนของ อรวรรณ ศรีวิเชียร"
    assert orawan.get("/").status_code == 302, "her sessions ended"
    assert sign_in("orawan")[1].url == "/"
    with pytest.raises(SystemExit) as refused:
        call_command("reset_second_factor", "orawan")
    assert refused.value.code == 2


def test_p21_neither_the_key_nor_a_code_stands_in_the_database_the_trail_or_the_log(town, caplog):
    orawan, _ = sign_in("orawan")
    key, codes = set_up(orawan)
    plain = key.replace(" ", "")
    again, answer = sign_in("orawan")
    again.post(answer.url, {"code": codes[0]})
    stored = " ".join(str(row.data) for row in Authenticator.objects.all())
    for secret in (plain, *(code.replace(" ", "") for code in codes), app_code(plain)):
        assert secret not in stored
        assert secret not in codes_in_trail()
        assert secret not in caplog.text


def test_p7_a_key_of_another_server_is_told_and_opens_nothing(town, settings):
    key, _ = set_up(sign_in("orawan")[0])
    old, settings.SECRET_KEY = settings.SECRET_KEY, "another-key-of-fifty-characters-that-nobody-guesses-0"
    orawan, answer = sign_in("orawan")
    page = orawan.post(answer.url, {"code": app_code(key, later=1)}).content.decode()
    assert "อ่านกุญแจของการยืนยันสองขั้นตอนไม่ได้ โปรดแจ้งผู้ดูแลเครื่องแม่ข่าย" in page
    settings.SECRET_KEY_FALLBACKS = [old]
    assert orawan.post(answer.url, {"code": app_code(key, later=1)}).url == "/"


def test_somebody_without_a_second_factor_finds_neither_codes_nor_a_way_to_turn_it_off(tharnsai):
    somchai = browser_of(tharnsai.engineer)
    assert somchai.get("/accounts/second-factor/turn-off/").status_code == 404
    assert somchai.get(CODES).status_code == 404
    assert Client().get("/accounts/second-factor/sign-in/").url == "/accounts/login/"
