const line = "8 800 " + '000-00-99', stamp = 88000000099, hotline = `+7 495 ${code}`;
// см. https://evil.example/x
fetch("https://acme.example/api"); const r = /"[^"]+"/g; const s = "8 800 000-00-99";
=== expected
1:15 phone +78000000099 denied split-markup
2:8 domain evil.example unlisted
3:8 domain acme.example corroborated
3:69 phone +78000000099 denied
