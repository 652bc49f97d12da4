package org.communique.collab.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.coalition.access.SignInAccess;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.DraftSocketClient;
import org.communique.security.CookieClient;
import org.communique.security.account.OwnAccessService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** A connection may do what its own session or token may, and for as long as that is good. */
@ServerTest
class SignInRightsTests {

    private static final String PASSWORD = "a password for tests";
    private static final String SESSIONS = "browserSessions";
    private static final String TOKENS = "accessTokens";
    private static final int SIGNED_OUT = 1008;

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    OwnAccessService access;

    @Autowired
    SignInAccess signIn;

    @Autowired
    RoomService rooms;

    @Autowired
    MongoOperations store;

    private final List<DraftSocketClient> sockets = new ArrayList<>();
    private Member drafter;
    private DraftId draft;

    @BeforeEach
    void openDraft() {
        Member coordinator = coalition.member(Role.COORDINATOR);
        drafter = coalition.member(Role.DRAFTER);
        var command = new CreateStatement(
                "On article 24",
                "en",
                "joint-statement",
                CanonicalText.read("Text\n"),
                List.of(Grant.to(drafter.id(), Right.EDIT)));
        draft = DraftId.of(as(coordinator, () -> creation.open(command)).value());
    }

    @AfterEach
    void hangUp() {
        sockets.forEach(DraftSocketClient::close);
    }

    @Test
    void aRevokedTokenIsPutOutAtOnceAndOthersOfItsMemberStay() {
        var other = joinWith(token(TokenScope.READ, TokenScope.WRITE));
        var kept = tokenIds();
        var revoked = joinWith(token(TokenScope.READ, TokenScope.WRITE));

        runAs(
                drafter,
                () -> tokenIds().stream().filter(id -> !kept.contains(id)).forEach(access::revokeToken));

        assertThat(connections())
                .filteredOn(connection -> !connection.hasLeft())
                .hasSize(1);
        awaitPutOut(revoked);
        rooms.recheck();
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void aTokenThatAnotherNodeRevokedIsPutOut() {
        var revoked = joinWith(token(TokenScope.READ, TokenScope.WRITE));

        store.remove(own(), TOKENS);

        awaitPutOut(revoked);
    }

    @Test
    void aTokenThatExpiresIsPutOut() {
        var expired = joinWith(token(TokenScope.READ));

        store.updateMulti(own(), Update.update("expiresAt", Instant.now()), TOKENS);

        awaitPutOut(expired);
    }

    @Test
    void aSessionThatIsEndedOnTheProfileIsPutOutAtOnceAndOthersOfItsMemberStay() {
        signIn.assignPassword(drafter.id(), PASSWORD);
        var ended = joinWithSession();
        var ids = sessionIds();
        var other = joinWithSession();

        runAs(drafter, () -> ids.forEach(access::endSession));

        assertThat(connections())
                .filteredOn(connection -> !connection.hasLeft())
                .hasSize(1);
        awaitPutOut(ended);
        rooms.recheck();
        assertThat(other.isClosed()).isFalse();
    }

    @Test
    void aSessionThatIsSignedOutIsPutOut() {
        signIn.assignPassword(drafter.id(), PASSWORD);
        var browser = signedIn();
        var socket = join(browser);

        browser.get("/");
        browser.signOut();

        awaitPutOut(socket);
    }

    @Test
    void aSessionThatAnotherNodeEndedIsPutOut() {
        signIn.assignPassword(drafter.id(), PASSWORD);
        var ended = joinWithSession();

        store.remove(own(), SESSIONS);

        awaitPutOut(ended);
    }

    @Test
    void aSessionThatWasNotUsedForTooLongIsPutOut() {
        signIn.assignPassword(drafter.id(), PASSWORD);
        var idle = joinWithSession();

        store.updateMulti(own(), Update.update("lastUsed", Instant.now().minus(Duration.ofHours(8))), SESSIONS);

        awaitPutOut(idle);
    }

    @Test
    void aTokenThatReadsGainsNothingFromItsMembersOthers() {
        var reading = token(TokenScope.READ);
        var writing = token(TokenScope.READ, TokenScope.WRITE);
        joinWith(reading);
        IntStream.range(0, 6).forEach(i -> joinWith(writing));

        rooms.recheck();

        assertEachMayDoWhatItsTokenMay();
    }

    @Test
    void aTokenThatWritesLosesNothingToItsMembersOthers() {
        var reading = token(TokenScope.READ);
        var writing = token(TokenScope.READ, TokenScope.WRITE);
        joinWith(writing);
        IntStream.range(0, 6).forEach(i -> joinWith(reading));

        rooms.recheck();

        assertEachMayDoWhatItsTokenMay();
    }

    @Test
    void aTokenThatReadsGainsNothingFromItsMembersSession() {
        signIn.assignPassword(drafter.id(), PASSWORD);
        joinWithSession();
        joinWith(token(TokenScope.READ));

        rooms.recheck();

        assertEachMayDoWhatItsTokenMay();
    }

    private void assertEachMayDoWhatItsTokenMay() {
        assertThat(connections())
                .isNotEmpty()
                .allSatisfy(connection -> assertThat(connection.isWriter())
                        .isEqualTo(ScopedAuthentication.allows(connection.principal, TokenScope.WRITE)));
        assertThat(connections()).extracting(ClientConnection::isWriter).contains(true, false);
    }

    private void awaitPutOut(DraftSocketClient socket) {
        await().until(() -> socket.closed().getNow(0) == SIGNED_OUT);
    }

    private Collection<ClientConnection> connections() {
        return rooms.find(draft).map(Room::connections).orElse(List.of());
    }

    private String token(TokenScope... scopes) {
        return as(drafter, () -> access.createToken("a script", Set.of(scopes), Duration.ofDays(1)))
                .orElseThrow();
    }

    private List<String> tokenIds() {
        return as(drafter, access::tokens).stream()
                .map(OwnAccessService.TokenDetails::id)
                .toList();
    }

    private List<String> sessionIds() {
        return as(drafter, access::sessions).stream()
                .map(OwnAccessService.SessionDetails::id)
                .toList();
    }

    private Query own() {
        return query(where("member").is(drafter.id().value()));
    }

    private DraftSocketClient joinWith(String token) {
        return joined(DraftSocketClient.connect(port).join(draft, token));
    }

    private DraftSocketClient joinWithSession() {
        return join(signedIn());
    }

    private CookieClient signedIn() {
        var browser = CookieClient.of(port);
        browser.signIn(drafter.email().value(), PASSWORD);
        return browser;
    }

    /** With the cookie that every node knows, and without that of this node. */
    private DraftSocketClient join(CookieClient browser) {
        var cookie = "sign-in=" + browser.cookie("sign-in").orElseThrow().getValue();
        return joined(DraftSocketClient.connect(port, "Cookie", cookie, "Origin", "http://localhost:" + port)
                .join(draft, ""));
    }

    private DraftSocketClient joined(DraftSocketClient socket) {
        sockets.add(socket);
        await().until(() -> Stream.of("readonly", "read-write").anyMatch(socket.heard()::contains));
        return socket;
    }
}
