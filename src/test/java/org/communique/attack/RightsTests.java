package org.communique.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.communique.id.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the API by every kind of caller. What each gets is written down in {@code attack/rights.txt}, apart from
 * the code: an operation that is not there, or a right that changed, fails the test until the file says so.
 *
 * <p>A cell has the status for an identifier of {@link AttackedCoalition#own}, for one of {@link AttackedCoalition#others}, and for one that was made
 * up; or one status if all are the same.
 */
@AttackTest
class RightsTests {

    private static final Pattern RANDOM = Pattern.compile("[0-9a-z]{20}");

    /** By day without those who are all turned away as a stranger is. */
    private static final List<Caller> CALLERS = Arrays.stream(Caller.values())
            .filter(caller -> AttackTest.LONG
                    || !Set.of(Caller.FORGER, Caller.SESSION, Caller.GUEST, Caller.FORMER)
                            .contains(caller))
            .toList();

    private enum Kind {
        OWN,
        FOREIGN,
        MADE_UP
    }

    private final AttackedCoalition attackedCoalition;
    private final Http http;
    private final List<String> members;
    private final List<String> mandates;
    private final String absence;
    private final List<String> leaks = new ArrayList<>();

    RightsTests(AttackedServer server) {
        this.attackedCoalition = server.coalition().withStatementsOfItsOwn();
        this.members = List.of(attackedCoalition.addMember("Leaving"), attackedCoalition.addMember("Gone"));
        this.mandates =
                List.of(attackedCoalition.addMandate(Caller.SIGNER), attackedCoalition.addMandate(Caller.OUTSIDER));
        this.absence = attackedCoalition.addAbsence();
        this.http = new Http(server.port());
    }

    /** Which the test has revoked or retired, and the tests of other classes need. */
    @AfterEach
    void giveAgain() {
        http.send(
                        "DELETE",
                        "/api/v1/workflows/joint-statement/retirement",
                        new byte[0],
                        attackedCoalition.as(Caller.ADMINISTRATOR).headers())
                .orFail();
        attackedCoalition.addMandate(Caller.SIGNER);
        attackedCoalition.addMandate(Caller.OUTSIDER);
    }

    @Test
    void grantsWhatTheTableSaysAndHidesWhatExistsFromAllOthers() {
        var description =
                http.get("/v3/api-docs", CallerCredentials.NONE).orFail().json();
        var table = new LinkedHashMap<String, List<String>>();
        for (var operation : Operation.of(description)) {
            table.put(operation.name(), row(operation, description));
        }
        var unreadable = table.entrySet().stream()
                .filter(row -> row.getValue().stream().anyMatch(cell -> cell.contains("400")))
                .map(Map.Entry::getKey)
                .toList();
        assertSoftly(all -> {
            all.assertThat(leaks).as("tell a caller without rights what exists").isEmpty();
            all.assertThat(unreadable)
                    .as("take a body that the test does not know to make; add a value to it")
                    .isEmpty();
            new ReviewedTable("rights.txt").check(all, CALLERS, table);
        });
    }

    private List<String> row(Operation operation, JsonNode description) {
        List<String> row = new ArrayList<>();
        for (var caller : CALLERS) {
            var statuses = new ArrayList<Integer>();
            var madeUp = call(operation, description, caller, Kind.MADE_UP);
            if (!operation.parameters().isEmpty() && (AttackTest.LONG || looksAtIdentifiers(madeUp))) {
                var foreign = call(operation, description, caller, Kind.FOREIGN);
                hides(operation, caller, caller.seesAll(), foreign, madeUp);
                var own = call(operation, description, caller, Kind.OWN);
                hides(operation, caller, caller.seesOwn(), own, madeUp);
                statuses.add(own.status());
                statuses.add(foreign.status());
            }
            statuses.add(madeUp.status());
            row.add(
                    new LinkedHashSet<>(statuses).size() == 1
                            ? statuses.getFirst().toString()
                            : statuses.stream().map(String::valueOf).collect(Collectors.joining("/")));
        }
        return row;
    }

    /** Not where the credentials alone are refused, or the scope of a token: whatever was asked for. */
    private static boolean looksAtIdentifiers(Answer answer) {
        return answer.status() != 401 && !answer.text().contains("token-lacks-scope");
    }

    /** A caller who may know that it exists is told why this is not done; all others are told what they are told of nothing. */
    private void hides(Operation operation, Caller caller, boolean mayKnow, Answer real, Answer madeUp) {
        var isReason = mayKnow && !real.text().contains("\"forbidden\"");
        if (real.refuses() && !isReason && !real.visible().equals(madeUp.visible())) {
            leaks.add("%s by %s:\n%s\n%s".formatted(operation.name(), caller, real.visible(), madeUp.visible()));
        }
    }

    private Answer call(Operation operation, JsonNode description, Caller caller, Kind kind) {
        var values = values(operation, kind);
        var body = new Bodies(description, bodyValues(caller)).of(operation);
        var who = attackedCoalition.as(caller);
        var headers = body.length == 0 ? who.headers() : who.headersAnd("Content-Type", Bodies.contentType(operation));
        var answer = http.send(operation.method(), operation.address(values) + operation.query(), body, headers);
        assertThat(answer.status())
                .as(operation.name() + " by " + caller + ": " + answer.text())
                .isLessThan(500);
        return answer;
    }

    private Map<String, String> values(Operation operation, Kind kind) {
        var of = kind == Kind.FOREIGN ? attackedCoalition.others() : attackedCoalition.own();
        var values = new HashMap<String, String>();
        values.put("statement", statement(operation, of));
        values.put("proposal", of.proposal());
        values.put("stage", of.stage());
        values.put("comment", of.comment());
        values.put("id", Id.random());
        values.put("reply", of.reply());
        values.put("paragraph", kind == Kind.MADE_UP ? "p97" : "p1");
        values.put("version", of.call());
        values.put("number", kind == Kind.MADE_UP ? "97" : "1");
        values.put("language", "fr");
        values.put("para", kind == Kind.MADE_UP ? "97" : "1");
        values.put("organisation", kind == Kind.FOREIGN ? attackedCoalition.foreign() : attackedCoalition.invited());
        values.put("member", members.get(kind == Kind.FOREIGN ? 1 : 0));
        values.put("mandate", mandates.get(kind == Kind.FOREIGN ? 1 : 0));
        values.put("absence", absence);
        values.put("key", kind == Kind.MADE_UP ? "no-such-workflow" : "joint-statement");
        values.put("edition", "un-cybercrime-a-res-79-243");
        values.put("article", kind == Kind.MADE_UP ? "997" : "24");
        values.put("instrument", "un-cybercrime");
        values.put("state", kind == Kind.MADE_UP ? "XX" : "KE");
        values.put("cell", "SIGNATURE");
        values.put("topic", "SAFEGUARDS");
        values.put("ask", Id.random());
        values.put("vote", Id.random());
        values.put("position", Id.random());
        values.put("request", Id.random());
        values.put("mail", Id.random());
        values.put("change", attackedCoalition.own().hash());
        if (kind == Kind.MADE_UP) {
            var madeUp = new HashMap<String, String>();
            values.replaceAll((name, value) ->
                    RANDOM.matcher(value).replaceAll(found -> madeUp.computeIfAbsent(found.group(), _ -> Id.random())));
            values.put("change", "0".repeat(64));
        }
        return values;
    }

    private static String statement(Operation operation, StatementsByPhase of) {
        if (operation.path().matches(".*/(amendment-rounds|amendment-votes|amendments|proposals)(/.*)?")) {
            return of.amended();
        }
        if (operation.path().matches(".*/(signing|calls|publication(/corrections)?|submission)")) {
            return of.called();
        }
        var isOfAVersion = operation.path().matches(".*/(recall|sending-back|earlier-steps|stages|versions/.*)")
                || operation.name().matches("GET .*/versions|.*/languages/[^/]+/versions");
        return isOfAVersion ? of.reviewed() : of.drafting();
    }

    private Map<String, String> bodyValues(Caller caller) {
        var values = new HashMap<String, String>();
        values.put("hash", attackedCoalition.own().hash());
        values.put("sourceHash", attackedCoalition.own().hash());
        values.put("translationHash", attackedCoalition.own().hash());
        values.put("member", attackedCoalition.member(Caller.MEMBER));
        values.put("from", attackedCoalition.member(Caller.REVIEWER));
        values.put("to", attackedCoalition.member(Caller.MEMBER));
        values.put("substitute", attackedCoalition.member(Caller.MEMBER));
        values.put("owner", attackedCoalition.member(Caller.COORDINATOR));
        values.put("members", attackedCoalition.member(Caller.REVIEWER));
        values.put("organisation", attackedCoalition.invited());
        values.put("organisations", attackedCoalition.invited());
        values.put("edition", "un-cybercrime-a-res-79-243");
        values.put("instrument", "un-cybercrime");
        values.put("article", "24");
        values.put("articles", "24");
        values.put("language", "en");
        values.put("country", "KE");
        values.put("domain", "");
        values.put("email", caller.name().toLowerCase(Locale.ROOT) + "-added@example.org");
        values.put("contact", "contact@guests.example");
        values.put("roles", "DRAFTER");
        values.put("paragraph", "p1");
        values.put("content", "JVBERi0xLjQKJSVFT0YK");
        values.put("text", "Words");
        values.put("reason", "A reason");
        values.put("channel", "MAIL");
        values.put("officialName", "Made by " + caller);
        values.put("displayName", "Made by " + caller);
        return values;
    }
}
