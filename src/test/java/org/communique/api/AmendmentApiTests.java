package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AmendmentApiTests extends ApiTest {

    private static final String TEXT = """
        States shall ensure adequate safeguards.

        Courts decide within two weeks.

        Nobody is punished for research.
        """;

    private Member proposer;
    private Member other;
    private Caller coordinator;
    private String statement;

    @BeforeEach
    void open() {
        coordinator = with(people.member(people.organisation("Secretariat"), Role.COORDINATOR));
        proposer = people.member(people.organisation("Lakeside"), Role.REVIEWER);
        other = people.member(people.organisation("Monsoon"), Role.REVIEWER);
        var grants = Stream.of(proposer, other)
                .map(member -> "{\"organisation\": \"%s\", \"right\": \"READ\"}"
                        .formatted(member.organisation().value()))
                .collect(Collectors.joining(", "));
        statement = "/api/v1/statements/"
                + coordinator
                        .post(
                                "/api/v1/statements",
                                "{\"title\": \"On article 24\", \"markdown\": \"%s\", \"grants\": [%s]}"
                                        .formatted(TEXT.replace("\n", "\\n"), grants))
                        .succeeds()
                        .text("/id");
    }

    private Answer openRound(String more) {
        return coordinator.post(
                statement + "/amendment-rounds",
                "{\"deadline\": \"%s\"%s}".formatted(Instant.now().plus(Duration.ofDays(9)), more));
    }

    private String begin(Member member) {
        return statement + "/proposals/"
                + with(member).post(statement + "/proposals", "").succeeds().text("/id");
    }

    private Answer put(Member member, String proposal, String markdown, @Nullable String ifMatch) {
        return with(member)
                .send(
                        "PUT",
                        proposal + "/draft",
                        "text/markdown",
                        BodyPublishers.ofString(markdown),
                        ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch));
    }

    private Answer submit(Member member, String proposal, Object revision, String language, String items) {
        return with(member)
                .post(
                        proposal + "/submission",
                        "{\"revision\": %s, \"language\": \"%s\", \"items\": [%s]}"
                                .formatted(revision, language, items));
    }

    private static String items(int changes) {
        return IntStream.range(0, changes)
                .mapToObj("{\"changes\": [%d], \"reason\": \"As the treaty says.\"}"::formatted)
                .collect(Collectors.joining(", "));
    }

    private Answer propose(Member member, String words, String others) {
        assertThat(TEXT).contains(words);
        return proposeText(member, TEXT.replace(words, others));
    }

    private Answer proposeText(Member member, String markdown) {
        var proposal = begin(member);
        put(member, proposal, markdown, null).succeeds();
        var changes = with(member).get(proposal + "/changes").succeeds();
        return submit(
                member,
                proposal,
                changes.json().get("revision"),
                "en",
                items(changes.json().get("changes").size()));
    }

    @Test
    void suggestionsAreWrittenInACopyByThoseWhoMayComment() {
        var suggestions = statement + "/suggestions";
        var copy = coordinator.post(suggestions + "/copy", "").succeeds().text("/draft");
        assertThat(copy).contains("~suggests~");
        assertThat(coordinator.post(suggestions + "/copy", "").succeeds().text("/draft"))
                .isEqualTo(copy);
        with(other).post(suggestions + "/copy", "").isRefused(403, "forbidden");
        assertThat(with(other).get(suggestions).succeeds().json()).isEmpty();
        var made = "{\"suggestions\": [\"%s~1.2\"]}".formatted(proposer.id().value());
        var seen = "{\"suggestions\": [{\"id\": \"%s~1.2\", \"revision\": \"0\"}]}"
                .formatted(proposer.id().value());
        coordinator.post(suggestions + "/acceptance", seen).isRefused(409, "not-open");
        coordinator.post(suggestions + "/acceptance", made).isRefused(400, "invalid");
        coordinator.post(suggestions + "/rejection", made).isRefused(409, "not-open");
        with(other).post(suggestions + "/rejection", made).isRefused(403, "forbidden");
        var tooMany = "{\"suggestions\": [%s]}"
                .formatted(String.join(
                        ",",
                        Collections.nCopies(
                                1_001, "\"%s~1.2\"".formatted(proposer.id().value()))));
        coordinator.post(suggestions + "/rejection", tooMany).isRefused(400, "invalid");
    }

    @Test
    void refusesChangesOfAClosedPassageByItsNumber() {
        openRound("").succeeds();
        var passages = statement + "/amendment-rounds/1/passages";
        propose(other, "two weeks", "48 hours").succeeds();
        with(proposer).put(passages + "/3", "{\"state\": \"CLOSED\"}").isRefused(403, "forbidden");
        coordinator.put(passages + "/9", "{\"state\": \"CLOSED\"}").isRefused(404, "not-found");
        coordinator.put(passages + "/3", "{\"state\": \"BRACKETED\"}").isRefused(400, "invalid");
        coordinator.put(passages + "/3", "{\"state\": \"CLOSED\"}").succeeds();
        coordinator
                .put(passages + "/1", "{\"state\": \"AGREED_AD_REFERENDUM\"}")
                .succeeds();

        var shown = with(proposer).get(passages).succeeds();
        assertThat(shown.text("/0/state")).isEqualTo("AGREED_AD_REFERENDUM");
        assertThat(shown.text("/1/state")).isEqualTo("BRACKETED");
        assertThat(shown.text("/1/amendments/0")).isEqualTo("1");
        assertThat(shown.text("/2/state")).isEqualTo("CLOSED");
        assertThat(shown.text("/2/text")).isEqualTo("Nobody is punished for research.\n");
        assertThat(with(proposer).get(passages + "?after=1&limit=1").succeeds().text("/0/passage"))
                .isEqualTo("2");
        with(proposer).get(statement + "/amendment-rounds/2/passages").isRefused(404, "not-found");

        var proposal = begin(proposer);
        put(proposer, proposal, TEXT.replace("two", "three").replace("research", "doubt"), null)
                .succeeds();
        var changes = with(proposer).get(proposal + "/changes").succeeds();
        assertThat(changes.text("/changes/1/touches/0")).isEqualTo("3");
        var refused = submit(proposer, proposal, changes.json().get("revision"), "en", items(2));
        refused.isRefused(409, "passage-closed");
        assertThat(refused.text("/detail")).contains("Paragraph 3 is closed");
        put(proposer, proposal, TEXT.replace("two", "three"), null).succeeds();
        var rest = with(proposer).get(proposal + "/changes").succeeds();
        submit(proposer, proposal, rest.json().get("revision"), "en", items(1)).succeeds();
    }

    @Test
    void saysWithWhichOthersAnAmendmentFalls() {
        openRound("").succeeds();
        propose(proposer, "two weeks", "48 hours").succeeds();
        propose(other, "adequate", "effective").succeeds();
        var falling = statement + "/amendments/2";
        with(proposer).put(falling + "/falls-with", "{\"amendments\": [1]}").isRefused(403, "forbidden");
        coordinator.put(falling + "/falls-with", "{\"amendments\": [2]}").isRefused(422, "amendments");
        coordinator
                .put(statement + "/amendments/9/falls-with", "{\"amendments\": [1]}")
                .isRefused(404, "not-found");
        coordinator.put(falling + "/falls-with", "{\"amendments\": [1]}").succeeds();
        var before = with(other).get(falling).succeeds();
        assertThat(before.text("/standing")).isEqualTo("APPLIES");
        assertThat(before.text("/fallsWith/0")).isEqualTo("1");

        coordinator.post(statement + "/amendments/1/acceptance", "{}").succeeds();
        var after = with(other).get(falling).succeeds();
        assertThat(after.text("/standing")).isEqualTo("FALLS");
        assertThat(after.text("/fallsSince/0")).isEqualTo("1");
        coordinator.post(falling + "/acceptance", "{}").isRefused(409, "falls");
        coordinator
                .post(
                        statement + "/amendment-votes",
                        "{\"amendments\": [2], \"deadline\": \"%s\"}"
                                .formatted(Instant.now().plus(Duration.ofDays(5))))
                .isRefused(409, "falls");
        coordinator.post(statement + "/amendments/1/reopening", "").succeeds();
        coordinator.post(falling + "/acceptance", "{}").succeeds();
    }

    @Test
    void decidesOnSeveralAtOnce() {
        openRound("").succeeds();
        propose(proposer, "two weeks", "48 hours").succeeds();
        propose(other, "two weeks", "three days").succeeds();
        propose(other, "adequate", "effective").succeeds();
        var decisions = statement + "/amendments/decisions";
        var preview = coordinator
                .post(decisions, "{\"amendments\": [1, 2, 3], \"act\": \"ACCEPT\"}")
                .succeeds();
        assertThat(preview.text("/0/number")).isEqualTo("3");
        assertThat(preview.text("/2/refusal")).isEqualTo("collides-with-accepted");
        assertThat(preview.text("/2/takenFirst/0")).isEqualTo("1");
        assertThat(coordinator.get(statement + "/amendments/1").succeeds().text("/amendment/state"))
                .isEqualTo("OPEN");
        with(proposer)
                .post(decisions, "{\"amendments\": [1], \"act\": \"ACCEPT\", \"preview\": false}")
                .isRefused(403, "forbidden");
        coordinator
                .post(decisions, "{\"amendments\": [1], \"act\": \"REJECT\", \"preview\": false}")
                .isRefused(400, "invalid");
        var done = coordinator
                .post(decisions, "{\"amendments\": [1, 2, 3], \"act\": \"ACCEPT\", \"preview\": false}")
                .succeeds();
        assertThat(done.text("/1/done")).isEqualTo("true");
        assertThat(done.text("/2/refusal")).isEqualTo("collides-with-accepted");
        assertThat(coordinator.get(statement + "/amendments/1").succeeds().text("/amendment/state"))
                .isEqualTo("ACCEPTED");
    }

    @Test
    void goesFromTheRoundToTheDraft() {
        coordinator.get(statement + "/amendment-rounds").succeeds();
        with(proposer).post(statement + "/proposals", "").isRefused(409, "round-closed");
        var round = openRound(", \"mostEach\": 5, \"supportersAsked\": 2").succeeds();
        assertThat(round.json().get("open").asBoolean()).isTrue();
        assertThat(round.text("/visibility")).isEqualTo("AT_ONCE");
        openRound("").isRefused(409, "already-open");

        var proposal = begin(proposer);
        var draft = with(proposer).get(proposal + "/draft").succeeds();
        assertThat(draft.response().body()).isEqualTo(TEXT);
        var tag = draft.response().headers().firstValue("ETag").orElseThrow();
        put(proposer, proposal, TEXT.replace("two weeks", "48 hours") + "\nStrikes are legal.\n", tag)
                .succeeds();
        put(proposer, proposal, TEXT.replace("two weeks", "48 hours") + "\nStrikes are legal.\n", tag)
                .succeeds();
        put(proposer, proposal, TEXT, tag).isRefused(412, "changed-meanwhile");
        var changes = with(proposer).get(proposal + "/changes").succeeds();
        assertThat(changes.text("/changes/0/before")).isEqualTo("Courts decide within two weeks.\n");
        assertThat(changes.text("/changes/0/after")).isEqualTo("Courts decide within 48 hours.\n");
        assertThat(changes.text("/changes/0/passage")).isEqualTo("2");
        assertThat(changes.text("/changes/1/kind")).isEqualTo("ADD");
        assertThat(changes.text("/changes/1/before")).isEmpty();
        var revision = changes.json().get("revision");
        submit(proposer, proposal, revision, "en", items(1)).isRefused(422, "items");
        submit(proposer, proposal, 1, "en", items(2)).isRefused(409, "changed-meanwhile");
        submit(proposer, proposal, revision, "not a language", items(2)).isRefused(422, "language");
        submit(proposer, proposal, revision, "", items(2)).isRefused(422, "language");
        assertThat(submit(proposer, proposal, revision, "en-gb", items(2))
                        .succeeds()
                        .text("/1/number"))
                .isEqualTo("2");
        submit(proposer, proposal, revision, "en", items(2)).isRefused(409, "changed-meanwhile");
        put(proposer, proposal, TEXT, null).isRefused(409, "frozen");
        with(proposer).delete(proposal).isRefused(409, "not-open");

        var first = statement + "/amendments/1";
        with(proposer).put(first + "/stand", "{\"supports\": true}").isRefused(409, "own-amendment");
        with(other)
                .put(first + "/stand", "{\"supports\": false, \"word\": \"Too short.\"}")
                .succeeds();
        var stood = with(other).put(first + "/stand", "{\"supports\": true}").succeeds();
        assertThat(stood.json().get("stands")).hasSize(1);
        assertThat(stood.text("/stands/0/organisation/name")).isEqualTo("Monsoon");
        assertThat(with(other).delete(first + "/stand").succeeds().json().get("stands"))
                .isEmpty();
        with(other)
                .put(first + "/reason", "{\"reason\": \"Ours.\", \"language\": \"en\"}")
                .isRefused(403, "forbidden");
        with(proposer)
                .put(first + "/reason", "{\"reason\": \"Ours.\", \"language\": \"x\"}")
                .isRefused(422, "language");
        assertThat(with(proposer)
                        .put(first + "/reason", "{\"reason\": \"Ours.\", \"language\": \"pt-br\"}")
                        .succeeds()
                        .text("/language"))
                .isEqualTo("pt-BR");

        with(proposer).post(first + "/acceptance", "{}").isRefused(403, "forbidden");
        coordinator.post(first + "/acceptance", "{}").isRefused(409, "supporters-missing");
        assertThat(coordinator
                        .post(first + "/acceptance", "{\"reason\": \"All others asked for it.\"}")
                        .succeeds()
                        .text("/state"))
                .isEqualTo("ACCEPTED");
        assertThat(coordinator.get(statement + "/draft").response().body()).contains("48 hours");
        with(proposer).post(first + "/withdrawal", "{}").isRefused(409, "not-open");
        coordinator.post(first + "/rejection", "{\"reason\": \"No.\"}").isRefused(409, "not-open");
        assertThat(coordinator.post(first + "/reopening", "").succeeds().text("/state"))
                .isEqualTo("OPEN");
        assertThat(coordinator.get(statement + "/draft").response().body()).isEqualTo(TEXT);
        coordinator.post(first + "/rejection", "{\"reason\": \"\"}").isRefused(400, "invalid");
        assertThat(coordinator
                        .post(first + "/rejection", "{\"reason\": \"Not feasible.\"}")
                        .succeeds()
                        .text("/settledBecause"))
                .isEqualTo("Not feasible.");
        with(proposer).post(statement + "/amendments/2/withdrawal", "{}").succeeds();

        coordinator
                .put(
                        statement + "/amendment-rounds/1/deadline",
                        "{\"deadline\": \"%s\"}".formatted(Instant.now().minusSeconds(9)))
                .isRefused(422, "deadline");
        coordinator.post(statement + "/amendment-rounds/1/closing", "").succeeds();
        coordinator.post(statement + "/amendment-rounds/1/closing", "").isRefused(409, "round-closed");
        assertThat(coordinator.get(statement + "/amendment-rounds").succeeds().json())
                .hasSize(1);
    }

    @Test
    void showsHowAmendmentsStandInParts() {
        openRound("").succeeds();
        propose(proposer, "two weeks", "48 hours").succeeds();
        propose(other, "two weeks", "three days").succeeds();
        propose(other, "research", "good-faith research").succeeds();
        coordinator.post(statement + "/amendments/1/acceptance", "{}").succeeds();

        var page = with(other).get(statement + "/amendments?limit=2").succeeds();
        assertThat(page.json()).hasSize(2);
        assertThat(page.text("/0/amendment/organisation/name")).isEqualTo("Lakeside");
        assertThat(page.text("/0/before")).isEqualTo("Courts decide within two weeks.\n");
        assertThat(page.text("/1/standing")).isEqualTo("COLLIDES_WITH_ACCEPTED");
        assertThat(page.text("/1/collidesWithAccepted/0")).isEqualTo("1");
        assertThat(page.response().body()).doesNotContain("\"type\"", "leaf");
        var link = page.response().headers().firstValue("Link").orElseThrow();
        var rest = with(other).get(link.replaceAll("<(.*)>.*", "$1")).succeeds();
        assertThat(rest.text("/0/amendment/number")).isEqualTo("3");
        assertThat(rest.text("/0/standing")).isEqualTo("APPLIES");
        assertThat(rest.text("/0/after")).isEqualTo("Nobody is punished for good-faith research.\n");
        assertThat(rest.response().headers().firstValue("Link")).isEmpty();
        with(other).get(statement + "/amendments?after=9").isRefused(422, "unknown-page");
        with(other).get(statement + "/amendments?after=x").isRefused(422, "unknown-page");
        with(other).get(statement + "/amendments/9").isRefused(404, "not-found");
        with(other).get(statement + "/amendments/0").isRefused(400, "invalid");
        with(other).get(statement + "/amendments/1000000").isRefused(400, "invalid");
        coordinator.post(statement + "/amendments/9/acceptance", "{}").isRefused(404, "not-found");
        coordinator.post(statement + "/amendments/2/acceptance", "{}").isRefused(409, "collides-with-accepted");
    }

    @Test
    void takesAnAcceptanceOnceHoweverOftenItIsSent() throws Exception {
        openRound("").succeeds();
        proposeText(proposer, TEXT + "\nStrikes are legal.\n").succeeds();
        var tasks = IntStream.range(0, 20)
                .mapToObj(_ -> (Callable<Answer>) () -> await().until(
                                () -> coordinator.post(statement + "/amendments/1/acceptance", "{}"),
                                // Too busy, with so many at once.
                                answer -> answer.response().statusCode() != 503))
                .toList();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sent : people.invokeAll(tasks)) {
                assertThat(sent.get().succeeds().text("/state")).isEqualTo("ACCEPTED");
            }
        }
        assertThat(coordinator.get(statement + "/draft").response().body()).containsOnlyOnce("Strikes are legal.");
    }

    @Test
    void changesTheTextOfAnAmendment() {
        openRound("").succeeds();
        propose(proposer, "two weeks", "48 hours").succeeds();
        var first = statement + "/amendments/1";
        with(other).post(first + "/revision", "").isRefused(403, "forbidden");
        with(other).post(first + "/wording", "").isRefused(403, "forbidden");
        with(proposer).post(first + "/alternative", "").isRefused(409, "own-amendment");
        with(other).put(first + "/stand", "{\"supports\": true}").succeeds();

        var begun = with(other).post(first + "/alternative", "").succeeds();
        assertThat(begun.text("/purpose")).isEqualTo("ALTERNATIVE");
        assertThat(begun.text("/amendment")).isEqualTo("1");
        var alternative = statement + "/proposals/" + begun.text("/id");
        assertThat(with(other).get(alternative + "/draft").succeeds().response().body())
                .isEqualTo(TEXT.replace("two weeks", "48 hours"));
        assertThat(rewrite(other, alternative, "72 hours").succeeds().text("/0/number"))
                .isEqualTo("2");
        var second = coordinator.get(statement + "/amendments/2").succeeds();
        assertThat(second.text("/amended")).isEqualTo("OPEN");
        assertThat(second.text("/amendment/amends")).isEqualTo("1");
        assertThat(second.text("/before")).isEqualTo("Courts decide within 48 hours.\n");
        assertThat(second.text("/after")).isEqualTo("Courts decide within 72 hours.\n");
        coordinator.post(statement + "/amendments/2/acceptance", "{}").isRefused(409, "amends-another");
        openVote("[2]", "").isRefused(409, "amends-another");
        with(other).post(statement + "/amendments/2/takeover", "").isRefused(403, "forbidden");
        with(proposer).post(first + "/takeover", "").isRefused(404, "not-found");

        var revision = statement + "/proposals/"
                + with(proposer).post(first + "/revision", "").succeeds().text("/id");
        submit(proposer, revision, 1, "en", "").isRefused(422, "items");
        submit(proposer, revision, 1, "en", items(1)).isRefused(422, "unchanged");
        rewrite(proposer, revision, "three days").succeeds();
        rewrite(proposer, revision, "four days").isRefused(409, "frozen");
        with(proposer).post(statement + "/amendments/2/takeover", "").isRefused(409, "changed-meanwhile");
        var revised = with(proposer).get(first).succeeds();
        assertThat(revised.text("/after")).isEqualTo("Courts decide within three days.\n");
        assertThat(revised.text("/amendment/revisions/0/cause")).isEqualTo("CHANGED");
        assertThat(revised.text("/amendment/stands/0/onFormerText")).isEqualTo("true");
        var former = with(other).get(first + "/revisions").succeeds();
        assertThat(former.text("/0/after")).isEqualTo("Courts decide within 48 hours.\n");
        with(other).get(statement + "/amendments/9/revisions").isRefused(404, "not-found");

        var third = statement + "/proposals/"
                + with(other).post(first + "/alternative", "").succeeds().text("/id");
        rewrite(other, third, "six days").succeeds();
        var taken =
                with(proposer).post(statement + "/amendments/3/takeover", "").succeeds();
        assertThat(taken.text("/revisions/1/takenFrom")).isEqualTo("3");
        assertThat(with(other).get(statement + "/amendments/3").succeeds().text("/amendment/state"))
                .isEqualTo("TAKEN_OVER");

        var begunWording = coordinator.post(first + "/wording", "").succeeds();
        var wording = statement + "/proposals/" + begunWording.text("/id");
        coordinator
                .send(
                        "PUT",
                        wording + "/draft",
                        "text/markdown",
                        BodyPublishers.ofString(TEXT.replace("two", "five")),
                        Map.of())
                .succeeds();
        var changes = coordinator.get(wording + "/changes").succeeds();
        coordinator
                .post(
                        wording + "/submission",
                        "{\"revision\": %s, \"language\": \"en\", \"items\": [%s]}"
                                .formatted(changes.json().get("revision"), items(1)))
                .succeeds();
        assertThat(coordinator.get(statement + "/draft").response().body()).contains("five weeks");
        assertThat(coordinator.get(first).succeeds().text("/amendment/otherWords"))
                .isEqualTo("true");
        coordinator.post(first + "/reopening", "").succeeds();
        assertThat(coordinator.get(first).succeeds().text("/after")).isEqualTo("Courts decide within six days.\n");
    }

    /** Submits a copy that begins with an amendment, in which courts decide within other times. */
    private Answer rewrite(Member member, String proposal, String time) {
        var put = put(member, proposal, TEXT.replace("two weeks", time), null);
        if (put.response().statusCode() >= 400) {
            return put;
        }
        var changes = with(member).get(proposal + "/changes").succeeds();
        return submit(member, proposal, changes.json().get("revision"), "en", items(1));
    }

    @Test
    void takesVotesOfOrganisations() {
        openRound("").succeeds();
        propose(proposer, "two weeks", "48 hours").succeeds();
        propose(other, "adequate", "effective").succeeds();
        openVote("[9]", "").isRefused(404, "not-found");
        openVote("[]", "").isRefused(422, "amendments");
        openVote("[1]", ", \"quorum\": 9").isRefused(422, "quorum");
        var vote = openVote("[1, 2]", ", \"policy\": \"TWO_THIRDS\", \"quorum\": 2")
                .succeeds();
        assertThat(vote.json().get("electorate")).hasSize(3);
        assertThat(vote.text("/before")).isNotEqualTo(vote.text("/after"));
        openVote("[2]", "").isRefused(409, "not-open");
        assertThat(coordinator.get(statement + "/amendments/2").succeeds().text("/amendment/vote"))
                .isEqualTo("1");
        coordinator.post(statement + "/amendments/1/acceptance", "{}").isRefused(409, "under-vote");
        with(proposer).post(statement + "/amendments/1/withdrawal", "{}").isRefused(409, "under-vote");

        var first = statement + "/amendment-votes/1";
        with(proposer).put(first + "/ballot", "{\"choice\": \"MAYBE\"}").isRefused(400, "invalid");
        with(proposer).put(first + "/ballot", "{\"choice\": \"YES\"}").succeeds();
        with(other)
                .put(first + "/ballot", "{\"choice\": \"NO\", \"word\": \"Too short.\"}")
                .succeeds();
        var cast = with(other)
                .put(first + "/ballot", "{\"choice\": \"YES\", \"word\": \"After all.\"}")
                .succeeds();
        assertThat(cast.text("/own/word")).isEqualTo("After all.");
        assertThat(cast.json().get("ballots")).isEmpty();
        with(other).post(first + "/closing", "").isRefused(403, "forbidden");
        assertThat(coordinator.get(first).succeeds().text("/voted")).isEqualTo("2");

        var closed = coordinator.post(first + "/closing", "").succeeds();
        assertThat(closed.text("/result")).isEqualTo("ADOPTED");
        assertThat(closed.text("/tally/yes")).isEqualTo("2");
        assertThat(closed.text("/amendments/1/effect")).isEqualTo("ACCEPTED");
        coordinator.post(first + "/closing", "").succeeds();
        with(other).put(first + "/ballot", "{\"choice\": \"NO\"}").isRefused(409, "vote-closed");
        assertThat(coordinator.get(statement + "/draft").response().body()).contains("48 hours", "effective");
        assertThat(with(proposer).get(statement + "/amendment-votes").succeeds().text("/0/ballots/1/organisation/name"))
                .isEqualTo("Monsoon");
        with(proposer).get(statement + "/amendment-votes/9").isRefused(404, "not-found");
        coordinator.post(statement + "/amendment-votes/9/closing", "").isRefused(404, "not-found");
        with(proposer)
                .put(statement + "/amendment-votes/9/ballot", "{\"choice\": \"NO\"}")
                .isRefused(404, "not-found");
    }

    private Answer openVote(String amendments, String more) {
        return coordinator.post(
                statement + "/amendment-votes",
                "{\"amendments\": %s, \"deadline\": \"%s\"%s}"
                        .formatted(amendments, Instant.now().plus(Duration.ofDays(9)), more));
    }

    @Test
    void refusesWhatIsTooLongAndWhatIsNoIdentifier() {
        openRound(", \"mostEach\": 0").isRefused(422, "number");
        openRound(", \"supportersAsked\": -1").isRefused(422, "number");
        openRound(", \"requestedBy\": \"2126-01-01T00:00:00Z\"").isRefused(422, "deadline");
        openRound("").succeeds();
        var proposal = begin(proposer);
        put(proposer, proposal, TEXT.replace("two weeks", "48 hours"), null).succeeds();
        var revision = with(proposer).get(proposal + "/changes").json().get("revision");
        var tooLong = "x".repeat(200 << 10);
        submit(proposer, proposal, revision, "en", "{\"changes\": [0], \"reason\": \"%s\"}".formatted(tooLong))
                .isRefused(400, "invalid");
        submit(proposer, proposal, revision, tooLong, items(1)).isRefused(422, "language");
        submit(
                        proposer,
                        proposal,
                        revision,
                        "en",
                        "{\"changes\": [0], \"reason\": \"%s\"}".formatted("x".repeat(6 << 20)))
                .isRefused(413, "too-large");
        submit(proposer, proposal, revision, "en", "{\"changes\": [-1]}").isRefused(422, "items");
        submit(proposer, proposal, revision, "en", "{\"changes\": [null]}").isRefused(400, "invalid");
        submit(proposer, proposal, revision, "en", items(201)).isRefused(409, "too-many");
        for (var id : List.of("x", "a~b~c", "a.1~b", "a.1~b~0", "a.1~b~c~1", "a.12345~b~1")) {
            with(proposer).get(statement + "/proposals/" + id).isRefused(400, "invalid");
        }
        with(proposer).get(proposal.replaceAll("~1$", "~2")).isRefused(404, "not-found");
        with(proposer).get(proposal.replaceAll("~1$", "~2") + "/changes").isRefused(404, "not-found");
        with(other).get(proposal).isRefused(403, "forbidden");
        coordinator.get(proposal + "/draft").isRefused(403, "forbidden");
        submit(proposer, proposal, revision, "en", items(1)).succeeds();
        coordinator
                .post(statement + "/amendments/1/rejection", "{\"reason\": \"%s\"}".formatted(tooLong))
                .isRefused(400, "invalid");
        with(other)
                .put(statement + "/amendments/1/stand", "{\"supports\": true, \"word\": \"%s\"}".formatted(tooLong))
                .isRefused(400, "invalid");
    }

    @Test
    void takesALargeProposal() {
        openRound("").succeeds();
        var paragraph = "Words that are not in the text of the round, over and over again. ".repeat(15);
        var markdown = IntStream.range(0, 600)
                .mapToObj(number -> number + ": " + paragraph.strip() + "\n")
                .collect(Collectors.joining("\n"));
        var proposal = begin(proposer);
        put(proposer, proposal, TEXT + "\n" + markdown, null).succeeds();
        var changes = with(proposer).get(proposal + "/changes").succeeds();
        assertThat(changes.json().get("changes")).hasSize(1);
        submit(proposer, proposal, changes.json().get("revision"), "en", items(1))
                .isRefused(422, "too-large");
        put(proposer, proposal, TEXT.replace("two weeks", "48 hours"), null).succeeds();
    }
}
