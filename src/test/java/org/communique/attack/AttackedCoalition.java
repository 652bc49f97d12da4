package org.communique.attack;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.communique.coalition.evidence.LetterFixtures;

/**
 * A coalition with a caller of each kind.
 *
 * @param members  ids of those who are members
 * @param invited  an organisation that is asked to sign
 * @param foreign  an organisation that is not
 * @param own      statements in which drafter, reviewer and signer have their part
 * @param others   the same kinds of statements, in which of all these only the outsider has, who may sign
 */
record AttackedCoalition(
        Http http,
        Map<Caller, CallerCredentials> callers,
        Map<Caller, String> members,
        String invited,
        String foreign,
        StatementsByPhase own,
        StatementsByPhase others,
        Founding founding) {

    static final String ADMINISTRATOR = "amina@example.org";
    static final String ADMINISTRATORS_PASSWORD = "nine patient gardeners";
    private static final String SCOPES = "read,write,sign,administer,authorise";
    static final String PASSWORD = "eleven honest carpenters";

    static String address(Caller caller) {
        return caller == Caller.ADMINISTRATOR ? ADMINISTRATOR : caller.name().toLowerCase(Locale.ROOT) + "@example.org";
    }

    CallerCredentials as(Caller caller) {
        return requireNonNull(callers.get(caller));
    }

    /** The id of a caller who is a member. */
    String member(Caller caller) {
        return requireNonNull(members.get(caller));
    }

    static AttackedCoalition found(int port, Operator operator) {
        return new Founding(port, operator).found();
    }

    /** The same people with statements that no one else looks at. */
    AttackedCoalition withStatementsOfItsOwn() {
        return founding.withStatements();
    }

    /** A member of no kind of caller. */
    String addMember(String name) {
        return founding.add(name, foreign, "DRAFTER");
    }

    /** Who signs in with {@link #PASSWORD}, and is known to no other test. */
    String addMemberWithPassword(String name) {
        founding.choosePassword(addMember(name));
        return Founding.email(name);
    }

    String addMandate(Caller caller) {
        return founding.mandate(caller, caller == Caller.OUTSIDER ? foreign : invited);
    }

    /** Of the reviewer. */
    String addAbsence() {
        return founding.absence();
    }

    /** What anyone with a right to see all sees, so that a change of anything shows. */
    String everything() {
        var all = new StringBuilder();
        var coordinator = as(Caller.COORDINATOR);
        var administrator = as(Caller.ADMINISTRATOR);
        for (var path : List.of("/workflows", "/holidays")) {
            all.append(http.get("/api/v1" + path, administrator).orFail().text())
                    .append('\n');
        }
        for (var list : Map.of("/organisations", "/id", "/members", "/member/id", "/mandates", "/id")
                .entrySet()) {
            var path = "/api/v1" + list.getKey();
            var part = http.get(path, administrator).orFail().json();
            while (!part.isEmpty()) {
                all.append(part).append('\n');
                var last = part.get(part.size() - 1).at(list.getValue()).asString();
                part = http.get(path + "?after=" + last, administrator).orFail().json();
            }
        }
        var statements = http.get("/api/v1/statements", coordinator).orFail().json();
        for (var statement : statements) {
            all.append(statement).append('\n');
            var about = "/api/v1/statements/" + statement.get("id").asString();
            for (var path : List.of("/draft", "/versions", "/stages", "/history")) {
                all.append(http.get(about + path, coordinator).text()).append('\n');
            }
        }
        for (var version : List.of(own.call(), others.call())) {
            for (var path : List.of("/board", "/invitations", "/join-requests")) {
                all.append(http.get("/api/v1/calls/" + version + path, coordinator)
                                .text())
                        .append('\n');
            }
        }
        return all.toString();
    }

    /** Makes it, and more of it. */
    static final class Founding {

        private final Http http;
        private final int port;
        private final Operator operator;
        private final Map<Caller, String> members = new EnumMap<>(Caller.class);
        private final Map<Caller, CallerCredentials> callers = new EnumMap<>(Caller.class);
        private CallerCredentials administrator = CallerCredentials.NONE;
        private String substitute = "";
        private String everything = "";
        private String invited = "";
        private String guests = "";
        private String foreign = "";
        private List<CallerCredentials> deciders = List.of();

        Founding(int port, Operator operator) {
            this.http = new Http(port);
            this.port = port;
            this.operator = operator;
        }

        AttackedCoalition found() {
            administrator = token(ADMINISTRATOR, SCOPES);
            members.put(
                    Caller.ADMINISTRATOR,
                    http.get("/api/v1/me", administrator)
                            .orFail()
                            .json()
                            .get("id")
                            .asString());
            invited = organisation("Invited Forum");
            guests = organisation("Guest Forum");
            foreign = organisation("Foreign Forum");
            addMember(Caller.FORMER, foreign, "DRAFTER");
            addMember(Caller.MEMBER, foreign, "DRAFTER");
            addMember(Caller.OUTSIDER, foreign, "REPRESENTATIVE");
            addMember(Caller.SIGNER, invited, "REPRESENTATIVE");
            addMember(Caller.REVIEWER, invited, "REVIEWER");
            addMember(Caller.DRAFTER, invited, "DRAFTER");
            addMember(Caller.COORDINATOR, guests, "COORDINATOR");
            add("Clearing", invited, "COORDINATOR");
            everything =
                    add("Everything", invited, "DRAFTER", "REVIEWER", "REPRESENTATIVE", "COORDINATOR", "ADMINISTRATOR");
            substitute = add("Checking", foreign, "REVIEWER");
            mandate(Caller.SIGNER, invited);
            mandate(Caller.OUTSIDER, foreign);
            mandate(everything, invited);
            // First, for a new password ends what was made before.
            for (var caller : List.of(
                    Caller.MEMBER,
                    Caller.OUTSIDER,
                    Caller.SIGNER,
                    Caller.REVIEWER,
                    Caller.DRAFTER,
                    Caller.COORDINATOR)) {
                choosePassword(member(caller));
            }
            makeTokens();
            http.post("/api/v1/members/" + member(Caller.FORMER) + "/deactivation", administrator, Map.of())
                    .orFail();
            callers.put(Caller.STRANGER, CallerCredentials.NONE);
            callers.put(Caller.FORGER, CallerCredentials.bearer("communique_" + "A".repeat(43)));
            callers.put(Caller.SESSION, session());
            deciders = List.of(
                    token("clearing@example.org", SCOPES),
                    token("checking@example.org", SCOPES),
                    token("everything@example.org", SCOPES),
                    caller(Caller.REVIEWER));
            return withStatements();
        }

        AttackedCoalition withStatements() {
            var team = new StatementsByPhase.Team(caller(Caller.COORDINATOR), deciders.get(1), substitute, deciders);
            var own = StatementsByPhase.make(http, team, "Own", grants(), invited, guests, caller(Caller.REVIEWER));
            var others = StatementsByPhase.make(http, team, "Other", List.of(), foreign, guests, deciders.get(1));
            callers.put(Caller.GUEST, CallerCredentials.bearer(own.guestLink().replaceFirst(".*/", "")));
            return new AttackedCoalition(http, Map.copyOf(callers), members, invited, foreign, own, others, this);
        }

        private CallerCredentials caller(Caller caller) {
            return requireNonNull(callers.get(caller));
        }

        private String member(Caller caller) {
            return requireNonNull(members.get(caller));
        }

        private String organisation(String name) {
            return made(
                    "/organisations",
                    Map.of(
                            "officialName",
                            name,
                            "displayName",
                            name,
                            "country",
                            "KE",
                            "region",
                            "AFRICA",
                            "status",
                            "NONE",
                            "domain",
                            ""));
        }

        private void addMember(Caller caller, String organisation, String... roles) {
            members.put(caller, add(caller.name(), organisation, roles));
        }

        String add(String name, String organisation, String... roles) {
            return made(
                    "/members",
                    Map.of("name", name, "email", email(name), "organisation", organisation, "roles", List.of(roles)));
        }

        private static String email(String name) {
            return name.toLowerCase(Locale.ROOT) + "@example.org";
        }

        String mandate(Caller caller, String organisation) {
            return mandate(member(caller), organisation);
        }

        private String mandate(String member, String organisation) {
            var file = Map.of("name", "letter.pdf", "content", LetterFixtures.pdf("A letter"));
            var mandate = new HashMap<String, Object>(
                    Map.of("member", member, "organisation", organisation, "evidence", "A letter", "file", file));
            mandate.put("from", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString());
            return made("/mandates", mandate);
        }

        private String made(String path, Map<String, ?> what) {
            return http.post("/api/v1" + path, administrator, what)
                    .orFail()
                    .json()
                    .get("id")
                    .asString();
        }

        private void makeTokens() {
            for (var caller : members.keySet()) {
                callers.put(caller, token(address(caller), SCOPES));
            }
            for (var caller : Caller.values()) {
                caller.scope().ifPresent(scope -> callers.put(caller, token("everything@example.org", scope)));
            }
        }

        private CallerCredentials token(String email, String scopes) {
            return CallerCredentials.bearer(operator.token(email, scopes));
        }

        private List<Map<String, String>> grants() {
            return List.of(
                    Map.of("member", member(Caller.DRAFTER), "right", "EDIT"),
                    Map.of("member", member(Caller.REVIEWER), "right", "REVIEW"));
        }

        String absence() {
            var absence = Map.of(
                    "first",
                    LocalDate.now(ZoneOffset.UTC).plusDays(40).toString(),
                    "last",
                    LocalDate.now(ZoneOffset.UTC).plusDays(41).toString(),
                    "substitute",
                    substitute);
            return http.post("/api/v1/me/absences", caller(Caller.REVIEWER), absence)
                    .orFail()
                    .json()
                    .get("id")
                    .asString();
        }

        void choosePassword(String member) {
            var link = http.post("/api/v1/members/" + member + "/link", administrator, Map.of())
                    .orFail()
                    .json()
                    .get("link")
                    .asString();
            new Browser(port).submit(URI.create(link).getPath(), "password", PASSWORD);
        }

        private CallerCredentials session() {
            return Browser.signedIn(port, address(Caller.COORDINATOR), PASSWORD).cookies();
        }
    }
}
