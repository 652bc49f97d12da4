package org.communique.treaty.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.id.Id;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.communique.treaty.position.Attitude;
import org.communique.treaty.position.Confidence;
import org.communique.treaty.position.Holder;
import org.communique.treaty.position.PositionData;
import org.communique.treaty.position.PositionService;
import org.communique.treaty.position.PositionService.PositionOutcome;
import org.communique.treaty.position.Subject;
import org.communique.treaty.stance.ArticleStance;
import org.communique.treaty.stance.NewStanceRequest;
import org.communique.treaty.stance.Stance;
import org.communique.treaty.stance.StanceOutcome;
import org.communique.treaty.stance.StanceService;
import org.communique.treaty.state.StateCode;
import org.communique.treaty.state.StateStatus;
import org.communique.treaty.state.StatusCell;
import org.communique.treaty.state.StatusEntry;
import org.communique.treaty.state.StatusFact;
import org.communique.treaty.state.StatusService;
import org.communique.treaty.vote.RecordedVoteOutcome;
import org.communique.treaty.vote.RecordedVoteService;
import org.communique.treaty.vote.StatedResult;
import org.communique.treaty.vote.VoteData;
import org.communique.treaty.vote.VotingBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;

@ServerTest
class TreatyPagesTests {

    @Autowired
    CoalitionFixtures people;

    @Autowired
    PositionService positions;

    @Autowired
    RecordedVoteService votes;

    @Autowired
    StatusService statuses;

    @Autowired
    StanceService stances;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Clock clock;

    @LocalServerPort
    int port;

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Accept-Language", "en");
            return client.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The map names every State. */
    private static String row(String state) {
        return "<th scope=\"row\" dir=\"auto\">" + state;
    }

    private static String etag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"states", "states.json", "positions", "positions.json"})
    void sendsNoPageThatTheClientHas(String page) throws Exception {
        var before = get("/p/treaty/" + page);

        assertThat(get("/p/treaty/" + page, "If-None-Match", etag(before)).statusCode())
                .isEqualTo(304);
        assertThat(before.headers().allValues("Vary").toString()).containsIgnoringCase("Accept-Encoding");
    }

    @Test
    void sendsThePageCompressedToWhoTakesThat() throws Exception {
        var answer = get("/p/treaty/states", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary").toString().toLowerCase(Locale.ROOT))
                .contains("accept-language", "accept-encoding");
    }

    @Test
    void showsAChangeAtOnceThoughThePageIsKept() throws Exception {
        var coordinator = people.member(Role.COORDINATOR);
        var before = get("/p/treaty/states");
        assertThat(before.body()).doesNotContain(row("Gabon"));

        var signed =
                new StatusEntry(StatusCell.SIGNATURE, LocalDate.parse("2025-11-03"), null, "https://treaties.un.org/");
        as(coordinator, () -> statuses.enter(InstrumentId.CYBERCRIME, new StateCode("GA"), signed, null));

        var after = get("/p/treaty/states", "If-None-Match", etag(before));
        assertThat(after.statusCode()).isEqualTo(200);
        assertThat(after.body()).contains(row("Gabon"));
    }

    @Test
    void noticesWithinSecondsWhatAnotherServerStored() throws Exception {
        assertThat(get("/p/treaty/states.json").body()).doesNotContain("2026-01-31");

        var fact = new StatusFact(
                LocalDate.parse("2026-01-31"), null, "https://treaties.un.org/", MemberId.random(), clock.instant());
        var signed = Map.of(StatusCell.SIGNATURE, fact);
        mongo.save(new StateStatus(
                InstrumentId.CYBERCRIME.value() + "~GH",
                InstrumentId.CYBERCRIME,
                new StateCode("GH"),
                signed,
                signed,
                List.of(),
                List.of(),
                0));

        await().untilAsserted(
                        () -> assertThat(get("/p/treaty/states.json").body()).contains("2026-01-31"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "2147483647"})
    void hasNoSuchPage(String number) throws Exception {
        for (var list : List.of("positions", "votes")) {
            var page = get("/p/treaty/" + list + "?page=" + number);
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(page.body()).startsWith("<!DOCTYPE html>");
            assertIsProblem("/p/treaty/" + list + ".json?page=" + number, 404);
        }
    }

    private void assertIsProblem(String path, int status) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).as(path).contains("application/problem+json");
        assertThat(answer.body()).as(path).contains("\"status\":" + status, "\"code\":");
    }

    @Test
    void refusesWhatItHasNotAsDataWithAProblemDetail() throws Exception {
        assertIsProblem("/p/treaty/positions.json?page=two", 400);
        assertIsProblem("/p/treaty/positions.json?on=topic~EVERYTHING", 404);
        assertIsProblem("/p/treaty/votes.json?page=two", 400);
        assertIsProblem("/p/treaty/organisations/unknown.json", 404);
        assertIsProblem("/p/treaty/unknown.json", 404);
    }

    @Test
    void showsThePublicOnlyPositionsThatWerePublished() throws Exception {
        var researcher = people.member(Role.RESEARCHER);
        var name = "Company " + Id.random();
        var position = ((PositionOutcome.Saved) as(
                        researcher,
                        () -> positions.add(new PositionData(
                                new Holder(Holder.Kind.COMPANY, null, name),
                                Subject.of(EditionId.ADOPTED, ArticleNumber.of(24)),
                                LocalDate.parse("2025-10-25"),
                                Attitude.OPPOSES,
                                Confidence.CERTAIN,
                                "<script>alert(1)</script>",
                                "en",
                                "javascript:alert(1)"))))
                .position();
        assertThat(get("/p/treaty/positions").body()).doesNotContain(name);

        as(people.member(Role.COORDINATOR), () -> positions.publish(position.id(), position.revision()));

        var page = get("/p/treaty/positions");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(name, "Article 24 (A/RES/79/243)", "&lt;script&gt;", "Opposes", "Explicit")
                .doesNotContain("<script", "href=\"javascript");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(get("/p/treaty/positions.json").body())
                .contains(name, "\"edition\":\"" + EditionId.ADOPTED.value(), "CERTAIN")
                .doesNotContain(researcher.id().value());
    }

    @Test
    void showsThePositionsOnTheSubjectThatTheReaderChooses() throws Exception {
        var here = publish(Subject.of(EditionId.ADOPTED, ArticleNumber.of(17)));
        var there = publish(Subject.of(Topic.ELECTRONIC_EVIDENCE));
        var on = "?on=" + EditionId.ADOPTED.value() + "~17";

        assertThat(get("/p/treaty/positions" + on).body())
                .contains(here, "<option value=\"topic~ELECTRONIC_EVIDENCE\">", "selected=\"selected\">Article 17")
                .contains("/p/treaty/positions/embed" + on)
                .doesNotContain(there);
        assertThat(get("/p/treaty/positions?on=topic~ELECTRONIC_EVIDENCE").body())
                .contains(there)
                .doesNotContain(here);
        assertThat(get("/p/treaty/positions.json" + on).body()).contains(here).doesNotContain(there);
        assertThat(get("/p/treaty/positions/embed" + on).body()).contains("Article 17 (A/RES/79/243)");
    }

    /** Nobody can have a page rendered of each name that they think of. */
    @ParameterizedTest
    @ValueSource(strings = {"topic~EVERYTHING", "~", "un-cybercrime-a-res-79-243~68", "%3Cscript%3E", "topic~"})
    void hasNoPageOfASubjectWithoutPositions(String on) throws Exception {
        for (var page : List.of("positions", "positions/embed", "positions.json")) {
            assertThat(get("/p/treaty/" + page + "?on=" + on).statusCode()).isEqualTo(404);
        }
    }

    /** A link of a template that needs a request failed where there was a second page, as pages are rendered without one. */
    @Test
    void leadsThroughAllPagesHoweverManyPositionsThereAre() throws Exception {
        var subject = Subject.of(Topic.SECURITY_RESEARCH);
        var on = "on=" + subject.key();
        var stored = mongo.getCollection("treatyPositions");
        assertThat(get("/p/treaty/positions?page=2").statusCode()).isEqualTo(200);
        assertThat(get("/p/treaty/positions?" + on).statusCode()).isEqualTo(404);
        try {
            int before = 0;
            for (int count : List.of(1, 200, 201, 401)) {
                // The last by the service, which tells the pages of it.
                if (before < count - 1) {
                    var one = requireNonNull(
                            stored.find(new Document("subject", subject.key())).first());
                    stored.insertMany(Stream.generate(() -> new Document(one).append("_id", Id.random()))
                            .limit(count - 1 - before)
                            .toList());
                }
                publish(subject);
                before = count;

                assertThat(pages("/p/treaty/positions?" + on)).isEqualTo((count + 199) / 200);
                assertThat(pages("/p/treaty/positions")).isGreaterThanOrEqualTo((count + 199) / 200);
                for (var other : List.of(
                        "states",
                        "states.json",
                        "votes",
                        "votes.json",
                        "timeline",
                        "timeline.csv",
                        "parties",
                        "positions.json",
                        "positions/embed",
                        "states/embed")) {
                    assertThat(get("/p/treaty/" + other).statusCode()).as(other).isEqualTo(200);
                }
            }
        } finally {
            stored.deleteMany(new Document("subject", subject.key()));
        }
    }

    @Test
    void leadsThroughAllPagesHoweverManyVotesThereAre() throws Exception {
        var stored = mongo.getCollection("treatyVotes");
        stored.deleteMany(new Document("shared", true));
        try {
            int before = 0;
            for (int count : List.of(1, 200, 201, 401)) {
                if (before < count - 1) {
                    var one = requireNonNull(
                            stored.find(new Document("shared", true)).first());
                    stored.insertMany(Stream.generate(() -> new Document(one).append("_id", Id.random()))
                            .limit(count - 1 - before)
                            .toList());
                }
                publishVote();
                before = count;

                assertThat(pages("/p/treaty/votes")).isEqualTo((count + 199) / 200);
                assertThat(get("/p/treaty/votes").body().split("<section>", -1)).hasSize(1 + Math.min(count, 200));
                assertThat(get("/p/treaty/votes.json").body().split("\"symbol\"", -1))
                        .hasSize(1 + count);
                assertThat(get("/p/treaty/votes.json?page=2").body()).isEqualTo("[]");
            }
        } finally {
            stored.deleteMany(new Document("shared", true));
        }
    }

    /** Of a list, followed from its first page to the last, and one beyond. */
    private int pages(String address) throws Exception {
        var page = get(address);
        assertThat(page.body()).doesNotContain("rel=\"prev\"");
        int count = 1;
        while (page.body().contains("rel=\"next\"")) {
            page = get(page.body()
                    .replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1")
                    .replace("&amp;", "&"));
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("rel=\"prev\"");
            count++;
        }
        var beyond = address + (address.contains("?") ? "&" : "?") + "page=" + (count + 1);
        assertThat(get(beyond).statusCode()).isEqualTo(200);
        return count;
    }

    private void publishVote() {
        var coordinator = people.member(Role.COORDINATOR);
        var vote = ((RecordedVoteOutcome.Saved) as(
                        coordinator,
                        () -> votes.add(new VoteData(
                                VotingBody.AD_HOC_COMMITTEE,
                                LocalDate.parse("2024-08-08"),
                                "A/AC.291/" + Id.random(),
                                "A vote",
                                InstrumentId.CYBERCRIME,
                                null,
                                null,
                                new StatedResult(1, 1, 0),
                                "https://docs.un.org/A/AC.291/L.15",
                                false))))
                .vote();
        as(coordinator, () -> votes.publish(vote.id(), vote.revision()));
    }

    private String publish(Subject subject) {
        var name = "Company " + Id.random();
        var position = ((PositionOutcome.Saved) as(
                        people.member(Role.RESEARCHER),
                        () -> positions.add(new PositionData(
                                new Holder(Holder.Kind.COMPANY, null, name),
                                subject,
                                LocalDate.parse("2025-10-25"),
                                Attitude.SUPPORTS,
                                Confidence.CERTAIN,
                                "",
                                "en",
                                "A speech"))))
                .position();
        as(people.member(Role.COORDINATOR), () -> positions.publish(position.id(), position.revision()));
        return name;
    }

    @Test
    void showsWhatStatesDidOnceACoordinatorPublishedItAndOfSourcesOnlyOfficialLinks() throws Exception {
        var researcher = people.member(Role.RESEARCHER);
        var coordinator = people.member(Role.COORDINATOR);
        var senegal = new StateCode("SN");
        enter(researcher, senegal, StatusCell.SIGNATURE, "https://delegate:told@treaties.un.org.example/");
        assertThat(get("/p/treaty/states").body())
                .contains("Senegal: Nothing recorded")
                .doesNotContain(">Senegal<");
        // Others may have recorded what other States did.
        assertThat(get("/p/treaty/states.json").body().replaceAll("(?s).*(\"code\":\"SN\".*?)\"code\":.*", "$1"))
                .contains("\"SN\"")
                .doesNotContain("2025-10-25", "delegate");

        var revision = as(coordinator, () -> statuses.status(InstrumentId.CYBERCRIME, senegal))
                .revision();
        as(coordinator, () -> statuses.publish(InstrumentId.CYBERCRIME, senegal, revision));
        enter(coordinator, new StateCode("ML"), StatusCell.SIGNATURE, "https://treaties.un.org/pages/a?b=c");

        assertThat(get("/p/treaty/states").body())
                .contains(">Senegal<", "Senegal: Signed", "Mali: Signed", "of 40 instruments");
        assertThat(get("/p/treaty/states.json").body())
                .contains("\"SN\"", "2025-10-25", "https://treaties.un.org/pages/a?b=c")
                .doesNotContain("delegate", researcher.id().value());
    }

    private void enter(Member member, StateCode state, StatusCell cell, String source) {
        var entry = new StatusEntry(cell, LocalDate.parse("2025-10-25"), null, source);
        as(member, () -> statuses.enter(InstrumentId.CYBERCRIME, state, entry, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Told by a delegate",
                "http://treaties.un.org/a",
                "https://delegate@treaties.un.org/a",
                "https://treaties.un.org:8443/a",
                "https://treaties.un.org.example/a",
                "https://treaties.un.org\\@example.org/a",
                "https://example.org/?treaties.un.org",
                "javascript:alert(1)",
                "https:"
            })
    void publishesNoOtherSource(String source) {
        assertThat(OfficialSource.of(source)).isEmpty();
    }

    @Test
    void showsTheTableOfOrganisationsOnceItIsPublished() throws Exception {
        var coordinator = people.member(Role.COORDINATOR);
        var representative = people.representative(people.organisation("Datenwacht & Co"));
        var articles = List.of(ArticleNumber.of(24));
        var deadline = clock.instant().plus(Duration.ofDays(1));
        var id = ((StanceOutcome.Done) as(
                        coordinator,
                        () -> stances.ask(new NewStanceRequest("Asked", EditionId.ADOPTED, articles, deadline))))
                .request();
        var answer = List.of(new ArticleStance(ArticleNumber.of(24), Stance.RESERVATION, "Only with a judge"));
        as(representative, () -> stances.answer(id, answer, true, 0));
        var path = "/p/treaty/organisations/" + id.value();
        assertThat(get(path).statusCode()).isEqualTo(404);
        assertThat(get(path + ".json").statusCode()).isEqualTo(404);

        as(coordinator, () -> stances.close(id, stances.find(id).orElseThrow().revision()));
        as(coordinator, () -> stances.publish(id, stances.find(id).orElseThrow().revision()));

        assertThat(get(path).body())
                .contains("Datenwacht &amp; Co", "Only with a judge", "Reservation", "A/RES/79/243");
        assertThat(get(path + ".json").body()).contains("RESERVATION");
        assertThat(get(path + ".csv").body()).contains("\"organisation\",\"article 24\"", "Only with a judge");
        assertThat(get(path + "/embed").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors *"));
        assertThat(get("/p").body()).contains("href=\"/p/treaty/states\"");
        assertThat(get("/p/treaty/organisations/..%2f..").statusCode()).isGreaterThanOrEqualTo(400);
    }
}
