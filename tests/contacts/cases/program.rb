require "hmac"
self.ticket.save(profile.group.name)
hmac.new(b"")
ADDRESS = "https://evil.test/x"  # или 8 800 000-00-99
MAIL = "help@acme.example"
=== expected
4:12 domain evil.test unlisted
4:40 phone +78000000099 denied
5:9 email help@acme.example corroborated
