"""What words of a piece of evidence mean for a contact, by language: the tables, and nothing else.

Every entry is an expression in small letters; one that ends in a letter is the beginning of a word unless it says
where the word ends.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

# The text says that the value is false, or was in use and no longer is.
FALSE = {
    "ru": r"мошенник|мошеннич(?!еств)|аферист|ложн|фальшив|фейк|поддел|недействит|неверн|ошибочн|неофициальн"
    r"|устаре|прежн|бывш|старый номер|старого номера|раньше|вместо|отключ[её]н|закрыт(?!ие)|упразднен|заменен|заменён"
    r"|(?:больше|уже|давно) не\b|не (?:звонит|пишит|набир|открыв|переход|использ|пользуй|верьт|довер)"
    r"|не (?:работа|действ|обслужив|существ|принадлеж|явля|относ|актуал|официальн|наш\b)"
    r"|не\W{1,3}[+(\d]|чужой|обманн|обман\b|был[аио]? (?:наш|номер|адрес|сайт)",
    "en": r"fake|false|fraudulent|fraudster|scam|phish|bogus|forged|hoax|spoof|imposter|impostor|counterfeit|invalid"
    r"|wrong|obsolete|outdated|out of (?:use|service|date|order)|no longer|not in (?:use|service)|disconnected"
    r"|defunct|discontinued|deactivated|former|previous|used to be|old (?:number|address|site|line)|instead of|replaced"
    r"|retired|closed down|has closed|was (?:our|the|its)\b"
    r"|(?:do not|don['’]t|never) (?:call|dial|ring|use|write|open|trust|text|visit)"
    r"|(?:not|isn['’]t|never) (?:a |an |the |our |its |their |any )*(?:genuine|official|valid|real|ours?\b|work"
    r"|belong|number|address|correct)|not\W{1,3}[+(\d]",
}
# The text repeats what somebody else said.
REPEATS = {
    "ru": r"повторя|перепечат|по сообщени|по данным|по информации|со ссылкой|цитиру|пересказ"
    r"|ссыла[ею]тся",
    "en": r"repeat|reprint|according to|citing|cites|quoting|as reported by|copied from|republish|syndicat",
}
# What leads to a number that is called, to one that sends, and what says that a number is neither.
CALLS = {
    "ru": r"звон|позвон|дозвон|набер|набир|набра|телефон|тел\b|тел_|лини|номер|вызов",
    "en": r"call|dial|ring|phone|telephone|tel\b|tel_|hotline|helpline|line|number",
}
SENDS = {
    "ru": r"смс|sms|сообщени|отправител|уведомлени|подпис",
    "en": r"sms|text|messag|sender|notification|notice",
}
FROM = {
    "ru": r"от|с|из|отправител\w*|номер\w*|имени|имя|подпись|id|sms|смс",
    "en": r"from|by|senders?|numbers?|names?|id|sms|called|is",
}
COUNTS = {
    "ru": r"руб|коп\b|процент|мин|час|дн|день|сут|лет\b|год|стр|экз|шт\b|человек|раз\b|тыс|млн",
    "en": r"rub|pound|euro|dollar|percent|min|hour|day|week|year|page|people|times|pcs|gbp|usd|eur",
}
PLACES = {
    "ru": r"кабинет|каб\.?\s|комнат|дом|офис|кварт|стать|пункт|форм|строк|страниц|билет|приказ|заяв|договор|маршрут"
    r"|автобус|этаж|шаг|код|услуг|окно|окна",
    "en": r"room|office|flat|floor|page|form|articl|section|route|bus|ticket|order|step|code|desk|gate|window",
}
SUMS = {
    "ru": r"пошлин|цен[аеуы]\b|стоимост|сумм|штраф|тариф|плат[аеуы]\b",
    "en": r"fee|price|cost|fine|charge|amount",
}
ALWAYS = {
    "ru": r"круглосуточн|без выходных и перерыв",
    "en": r"round the clock|around the clock|24 hours|day and night",
}
# What a label calls a contact, by kind, and for whom it is, by audience.
KINDS = {
    "phone": r"телефон|горяч\w+ лини|hotline|helpline|telephone|phone number",
    "sms-sender": r"sms|смс",
    "email": r"e-?mail|почт|адрес уведомлений|address of notices",
    "domain": r"сайт|домен|website|site\b|domain",
    "account": r"telegram|whatsapp|мессенджер|messenger|соцсет",
    "app": r"приложени|app\b",
}
AUDIENCES = {"abroad": r"из-за границ|за рубеж|за границ|abroad|overseas", "mobile": r"мобильн|mobile"}
# Legal forms and the like, which are no part of the name of a publisher.
FORMS = (
    r"росси\w*|рф|ооо|ooo|оао|зао|пао|ао|ип|фгбу|фгуп|фку|гку|гбу|мку|мбу|муп|гуп|ано|нко|филиал"
    r"|официальн\w+|сайт\w*|портал|пресс|служб\w+|пресс-?(?:служб\w+|центр)|редакци\w+|издани\w+|газет\w+|журнал\w*"
    r"|ltd|limited|llc|llp|inc|incorporated|plc|gmbh|ag|sa|corp|corporation|co|company|the|official|website|site|press"
)


def words(table: Mapping[str, str]) -> re.Pattern[str]:
    """The words of every language in one expression, for texts in small letters."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(table.values())})")
