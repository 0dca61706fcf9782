const A = () => (<a href="tel:+371 660 000 00">+371 660 000 00</a>);
const B = () => <p>Пишите help@acme.example, звоните 8 800 000-00-99</p>;
const C = `<input placeholder="${t("help@acme.example")}">`;
if (a > 8800 && b < 555) { user.email = acme.info(x); }
=== expected
1:27 phone +37166000000 unlisted
1:48 phone +37166000000 unlisted
2:27 email help@acme.example corroborated
2:54 phone +78000000099 denied
3:37 email help@acme.example corroborated
