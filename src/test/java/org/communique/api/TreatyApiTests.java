package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.communique.coalition.directory.Role;
import org.communique.id.Id;
import org.communique.quota.Quota;
import org.communique.quota.QuotaFixtures;
import org.communique.treaty.ask.AskData;
import org.communique.treaty.ask.AskService;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.position.Subject;
import org.communique.treaty.register.InstrumentData;
import org.communique.treaty.register.RegisterService;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StatusNote;
import org.communique.treaty.state.StatusNoteData;
import org.communique.treaty.state.StatusService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;

class TreatyApiTests extends ApiTest {

    private static final String TREATY = "/api/v1/treaty/";
    private static final String INSTRUMENT = TREATY + "instruments/un-cybercrime";

    private static String json(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    @Autowired
    MongoOperations mongo;

    @Autowired
    StatusService statuses;

    @Autowired
    RegisterService register;

    @Autowired
    AskService asks;

    @Test
    void importsATableOnlyAsItsPreviewShowedItAndOnce() {
        var researcher = with(people.member(Role.RESEARCHER));
        var table = json("Participant;Signature;Ratification\nNauru;25 Oct 2025;\nNowhere;25 Oct 2025;\n");
        var asked = researcher
                .post(INSTRUMENT + "/status-preview", "{\"text\": " + table + "}")
                .succeeds();
        assertThat(asked.text("/preview/questions/0/kind")).isEqualTo("UNKNOWN_NAME");

        var answered = "{\"text\": " + table + ", \"leftOut\": [3]}";
        var preview = researcher.post(INSTRUMENT + "/status-preview", answered).succeeds();
        assertThat(preview.text("/preview/differences/0/state")).isEqualTo("NR");
        var wanted = "{\"table\": %s, \"source\": \"https://treaties.un.org/\", \"agreement\": \"%s\"}";
        var refused = researcher
                .post(INSTRUMENT + "/status-imports", wanted.formatted(answered, "another"))
                .isRefused(409, "look-again");
        assertThat(refused.text("/preview/differences/0/state")).isEqualTo("NR");
        assertThat(refused.text("/agreement")).isEqualTo(preview.text("/agreement"));

        var agreed = wanted.formatted(answered, preview.text("/agreement"));
        assertThat(researcher
                        .post(INSTRUMENT + "/status-imports", agreed)
                        .succeeds()
                        .text("/changes"))
                .isEqualTo("1");
        assertThat(researcher
                        .post(INSTRUMENT + "/status-imports", agreed)
                        .succeeds()
                        .text("/changes"))
                .isEqualTo("0");
        assertThat(researcher.get(INSTRUMENT + "/states/NR/history").succeeds().text("/0/change/cell"))
                .isEqualTo("SIGNATURE");
        with(people.member(Role.REVIEWER))
                .post(INSTRUMENT + "/status-preview", answered)
                .isRefused(403, "forbidden");
    }

    @Test
    void recordsAVoteAndHowStatesVoted() {
        var researcher = with(people.member(Role.RESEARCHER));
        var coordinator = with(people.member(Role.COORDINATOR));
        var vote = """
                {"body": "THIRD_COMMITTEE", "date": "2024-11-11", "symbol": "A/C.3/79/%s", "title": "A vote",
                 "result": {"yes": 1, "no": 1, "abstained": 0}, "source": "https://docs.un.org/a", "toBeChecked": true}
                """.formatted(Id.random());
        var path = TREATY + "votes/"
                + researcher.post(TREATY + "votes", vote).succeeds().text("/id");
        var table = json("Kenya;Yes\nGhana;No");
        var revision = researcher
                .post(path + "/table-preview", "{\"text\": " + table + "}")
                .succeeds()
                .text("/revision");
        var body = "{\"text\": " + table + ", \"revision\": " + revision + "}";

        var imported = researcher.put(path + "/table", body).succeeds();
        assertThat(imported.text("/votes/KE")).isEqualTo("YES");
        assertThat(researcher.put(path + "/table", body).succeeds().text("/revision"))
                .isEqualTo(imported.text("/revision"));
        researcher
                .put(path + "/table", "{\"text\": \"Kenya;Yes\", \"revision\": " + revision + "}")
                .isRefused(409, "look-again");
        researcher.post(path + "/publication", "{\"revision\": 2}").isRefused(403, "forbidden");
        coordinator
                .post(path + "/publication", "{\"revision\": " + imported.text("/revision") + "}")
                .succeeds();
        researcher
                .post(TREATY + "votes", vote.replace("\"yes\": 1", "\"yes\": -1"))
                .isRefused(422, "invalid-vote");
    }

    @Test
    void saysWhenAMembersQuotaIsUsedUp() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var request = """
                {"title": "Where do you stand?", "edition": "%s", "articles": ["24"], "deadline": "2099-01-01T00:00:00Z"}
                """.formatted(EditionId.ADOPTED.value());
        var first =
                coordinator.post(TREATY + "stance-requests", request).succeeds().text("/request");
        for (int i = 1; i < Quota.STANCE_REQUESTS.perHour(); i++) {
            coordinator.post(TREATY + "stance-requests", request).succeeds();
        }

        var refused = coordinator.post(TREATY + "stance-requests", request).isRefused(429, "quota-of-an-hour");

        assertThat(refused.text("/quota")).isEqualTo("STANCE_REQUESTS");
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        var next = coordinator
                .get(TREATY + "stance-requests?limit=4")
                .succeeds()
                .response()
                .headers()
                .firstValue("Link")
                .orElseThrow();
        coordinator.get(next.substring(1, next.indexOf('>'))).succeeds();
        var revision =
                coordinator.get(TREATY + "stance-requests/" + first).succeeds().text("/request/revision");
        coordinator
                .delete(TREATY + "stance-requests/" + first + "?revision=" + revision)
                .succeeds();
        coordinator.get(TREATY + "stance-requests/" + first).isRefused(404, "not-found");
    }

    @Test
    void tellsToDeleteOnlyWhatCanBeDeleted() {
        var member = people.member(Role.RESEARCHER, Role.ADMINISTRATOR);
        QuotaFixtures.useUp(mongo, Quota.ASKS, member);
        QuotaFixtures.useUp(mongo, Quota.ORGANISATIONS, member);
        var ask = "{\"title\": \"Asked\", \"words\": \"Declare it.\", \"topic\": \"SAFEGUARDS\"}";
        var organisation = """
                {"officialName": "One Too Many", "displayName": "Many", "country": "KE", "region": "AFRICA",
                 "status": "NONE", "domain": ""}
                """;

        var asked = with(member).post(TREATY + "asks", ask).isRefused(429, "quota");
        var added = with(member).post("/api/v1/organisations", organisation).isRefused(429, "quota");

        assertThat(asked.text("/detail")).contains("Delete some of it, or have the operator raise");
        assertThat(added.text("/detail")).contains("Have the operator raise").doesNotContain("Delete");
    }

    @Test
    void keepsAsksTargetsAndContacts() {
        var researcher = with(people.member(Role.RESEARCHER));
        var ask = TREATY + "asks/"
                + researcher.post(TREATY + "asks", """
                            {"title": "Asked", "words": "Declare it.", "topic": "SAFEGUARDS"}
                            """).succeeds().text("/ask");
        researcher.put(ask + "/targets/TG", "").succeeds();
        researcher.put(ask + "/targets/TG/owner", "").succeeds();
        researcher.post(ask + "/targets/TG/contacts", """
                    {"date": "2026-01-05", "words": "Met the delegate", "status": "IN_TALKS"}
                    """).succeeds();

        assertThat(researcher.get(ask + "/targets").succeeds().text("/0/contacts/0/words"))
                .isEqualTo("Met the delegate");
        with(people.member(Role.REVIEWER)).get(ask + "/targets").isRefused(403, "forbidden");
        var coordinator = with(people.member(Role.COORDINATOR));
        coordinator
                .post(ask + "/statement", "{\"language\": \"en\", \"workflow\": \"none\"}")
                .isRefused(422, "unknown-workflow");
        var opening = "{\"language\": \"en\", \"workflow\": \"joint-statement\"}";
        coordinator.post(ask + "/statement", opening).succeeds();
        coordinator.post(ask + "/statement", opening).isRefused(409, "not-opened");
    }

    @Test
    void deletesAContactAndANoteThatWereEnteredByMistake() {
        var member = people.member(Role.RESEARCHER);
        var researcher = with(member);
        var other = with(people.member(Role.RESEARCHER));
        var ask = TREATY + "asks/"
                + researcher.post(TREATY + "asks", """
                            {"title": "Asked", "words": "Declare it.", "topic": "SAFEGUARDS"}
                            """).succeeds().text("/ask");
        researcher.put(ask + "/targets/TG", "").succeeds();
        var contact = "{\"date\": \"2026-01-05\", \"words\": \"%s\", \"status\": \"%s\"}";
        researcher
                .post(ask + "/targets/TG/contacts", contact.formatted("Met", "CONTACTED"))
                .succeeds();
        researcher
                .post(ask + "/targets/TG/contacts", contact.formatted("By mistake", "PROMISED"))
                .succeeds();
        var revision = researcher.get(ask + "/targets").succeeds().text("/0/revision");
        var mistake = ask + "/targets/TG/contacts/1?revision=" + revision;
        other.delete(mistake).isRefused(409, "not-deleted");
        researcher.delete(mistake.replace("contacts/1", "contacts/2")).isRefused(409, "not-deleted");

        researcher.delete(mistake).succeeds();

        researcher.delete(mistake).isRefused(409, "not-deleted");
        var target = researcher.get(ask + "/targets").succeeds();
        assertThat(target.text("/0/status")).isEqualTo("CONTACTED");
        assertThat(target.response().body()).doesNotContain("By mistake");
        assertThat(QuotaFixtures.counted(mongo, Quota.CONTACTS, member)).isOne();

        var state = new StateCode("TO");
        var words = "By mistake " + Id.random();
        var note = new StatusNoteData(StatusNote.Kind.DECLARATION, null, words, "en", "https://treaties.un.org/");
        as(member, () -> statuses.addNote(InstrumentId.CYBERCRIME, state, note));
        var seen = as(member, () -> statuses.status(InstrumentId.CYBERCRIME, state));
        var path = "%s/states/TO/notes/%d?revision=%d"
                .formatted(INSTRUMENT, seen.notes().size() - 1, seen.revision());
        other.delete(path).isRefused(409, "not-deleted");
        with(people.member(Role.REVIEWER)).delete(path).isRefused(403, "forbidden");
        with(people.member(Role.COORDINATOR)).delete(path).succeeds();
        assertThat(researcher.get(INSTRUMENT + "/states").succeeds().response().body())
                .doesNotContain(words);
        assertThat(QuotaFixtures.counted(mongo, Quota.STATUS_NOTES, member)).isZero();
    }

    @Test
    void deletesAnInstrumentAndAnEditionToWhichNothingRefers() {
        var member = people.member(Role.ADMINISTRATOR, Role.RESEARCHER);
        var administrator = with(member);
        var instrument = as(
                        member,
                        () -> register.addInstrument(
                                new InstrumentData("A treaty by mistake", "Mistake", "", List.of(), "")))
                .orElseThrow();
        var file = json("## Article 1. Purposes\n\nWords.\n");
        var edition = administrator
                .post(TREATY + "instruments/" + instrument.value() + "/editions", """
                            {"label": "%s", "kind": "DRAFT", "file": {"fileName": "a.md", "text": %s}}
                            """.formatted(Id.random(), file))
                .succeeds()
                .text("/edition");
        var revision = as(member, () -> register.edition(new EditionId(edition)))
                .orElseThrow()
                .revision();
        var editionAt = TREATY + "editions/" + edition + "?revision=" + revision;
        var added = as(member, () -> register.instrument(instrument)).orElseThrow();
        var instrumentAt = TREATY + "instruments/" + instrument.value() + "?revision=" + added.revision();
        var subject = Subject.of(new EditionId(edition), ArticleNumber.of(1));
        var asked = as(member, () -> asks.add(new AskData("Asked", "Words.", subject)))
                .orElseThrow();

        administrator.delete(editionAt).isRefused(409, "in-use");
        assertThat(as(member, () -> asks.delete(asked, 1))).isTrue();
        administrator.delete(instrumentAt).isRefused(409, "in-use");
        administrator.delete(editionAt + "9").isRefused(409, "changed-meanwhile");
        administrator.delete(editionAt).succeeds();
        administrator.get(TREATY + "editions/" + edition).isRefused(404, "not-found");
        administrator.delete(instrumentAt).succeeds();
        administrator.delete(INSTRUMENT + "?revision=0").isRefused(409, "built-in");

        assertThat(QuotaFixtures.counted(mongo, Quota.INSTRUMENTS, member)).isZero();
        assertThat(QuotaFixtures.counted(mongo, Quota.EDITIONS, member)).isZero();
    }

    @Test
    void asksOrganisationsAndTakesTheirAnswers() {
        var coordinator = with(people.member(Role.COORDINATOR));
        var representative = with(people.representative(people.organisation("Answering " + Id.random())));
        var request = TREATY + "stance-requests/"
                + coordinator
                        .post(TREATY + "stance-requests", """
                            {"title": "Asked", "edition": "un-cybercrime-a-res-79-243", "articles": ["24"], "deadline": "%s"}
                            """.formatted(
                                        Instant.now().plus(1, ChronoUnit.DAYS)))
                        .succeeds()
                        .text("/request");
        var answer = """
                {"stances": [{"article": "24", "stance": "RESERVATION", "words": "With a judge"}], "publishable": true}
                """;
        representative.put(request + "/answer", answer).succeeds();
        representative.put(request + "/answer", answer).isRefused(409, "changed-meanwhile");
        assertThat(representative.get(request).succeeds().text("/own/stances/0/words"))
                .isEqualTo("With a judge");
        assertThat(with(people.member(Role.REVIEWER))
                        .get(request)
                        .succeeds()
                        .response()
                        .body())
                .doesNotContain("With a judge");
        var seen = coordinator.get(request).succeeds().text("/request/revision");
        coordinator
                .post(request + "/publication", "{\"revision\": " + seen + "}")
                .isRefused(409, "still-open");
        coordinator.post(request + "/closing", "{\"revision\": " + seen + "}").succeeds();
        var closed = coordinator.get(request).succeeds().text("/request/revision");
        coordinator
                .post(request + "/publication", "{\"revision\": " + closed + "}")
                .succeeds();
        representative.delete(request + "/answer/consent").succeeds();
    }

    @Test
    void loadsAnEditionAsItsPreviewShowedIt() {
        var administrator = with(people.member(Role.ADMINISTRATOR));
        var text = json("## Article 1. Purposes\n\nWords.\n\n## Article 2. Use of terms\n\nMore words.\n");
        var wanted = """
                {"label": "A/AC.291/%s", "kind": "DRAFT", "file": {"fileName": "a.md", "text": %s}}
                """.formatted(Id.random(), text);
        assertThat(administrator
                        .post(INSTRUMENT + "/edition-preview", wanted)
                        .succeeds()
                        .text("/rows/1/title"))
                .isEqualTo("Use of terms");
        var edition = TREATY + "editions/"
                + administrator
                        .post(INSTRUMENT + "/editions", wanted)
                        .succeeds()
                        .text("/edition");
        var file = "{\"fileName\": \"a.md\", \"text\": " + text + ", \"revision\": %s}";
        var revision = administrator
                .post(edition + "/preview", file.formatted("0"))
                .succeeds()
                .text("/revision");
        administrator.put(edition + "/articles", file.formatted("99")).isRefused(409, "changed-meanwhile");
        administrator.put(edition + "/articles", file.formatted(revision)).succeeds();
        with(people.member(Role.COORDINATOR))
                .post(INSTRUMENT + "/edition-preview", wanted)
                .isRefused(403, "forbidden");
    }
}
