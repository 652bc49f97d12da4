package org.communique.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.text.markdown.Markdown;
import org.communique.text.markdown.MarkdownLimit;
import org.communique.work.BusyMember;
import org.communique.work.HeavyWorkExecutor;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Timeout(120)
class WorkLimitsTests extends ApiTest {

    @Autowired
    HeavyWorkExecutor work;

    @Autowired
    ApiExceptionResolver problems;

    @Test
    void refusesAMemberWhoseWorkIsWaitingAlreadyAndServesAnother() throws Exception {
        var busy = people.member(Role.COORDINATOR);
        var other = people.member(Role.COORDINATOR);
        var draft = open(with(busy));
        try (var waiting = new BusyMember(work, busy.id().value())) {
            var answer = replace(with(busy), draft).isRefused(503, "too-busy");
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();
            replace(with(other), open(with(other))).succeeds();
        }
        replace(with(busy), draft).succeeds();
    }

    /** Three bytes a character, so it is more than the system takes off the server's hands. */
    @Test
    void holdsOnlySoMuchForAMemberWhoReadsNothing() throws Exception {
        var member = people.member(Role.COORDINATOR);
        var draft = "/api/v1/statements/" + open(with(member)) + "/draft";
        var text = ("अ".repeat(1_000) + "\n\n").repeat(1_900);
        with(member)
                .send("PUT", draft, "text/markdown", BodyPublishers.ofString(text))
                .succeeds();
        var unread = new ArrayList<Socket>();
        try {
            await().until(() -> {
                unread.add(ask(member, draft));
                return !begins(unread.getLast(), "HTTP/1.1 200");
            });

            var refused = with(member).get(draft).isRefused(503, "too-busy");
            assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
            with(member).get("/api/v1/me/work").succeeds();
        } finally {
            for (var socket : unread) {
                socket.close();
            }
        }
        await().until(() -> with(member).get(draft).response().statusCode() == 200);
    }

    private Socket ask(Member member, String path) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress("localhost", port));
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, token(member))
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean begins(Socket answer, String beginning) throws IOException {
        var read = answer.getInputStream().readNBytes(beginning.length());
        return new String(read, StandardCharsets.US_ASCII).equals(beginning);
    }

    private static String open(Caller caller) {
        return caller.post("/api/v1/statements", "{\"title\": \"Urgent\", \"markdown\": \"We ask.\"}")
                .succeeds()
                .text("/id");
    }

    private static Answer replace(Caller caller, String statement) {
        return caller.send(
                "PUT",
                "/api/v1/statements/" + statement + "/draft",
                "text/markdown",
                BodyPublishers.ofString("We ask again."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|a", "|**a**"})
    void readsAsManyTableCellsAsAreAllowed(String cell) {
        var row = cell.repeat(100) + "\n";
        var table = row + "|-".repeat(100) + "\n" + row.repeat(MarkdownLimit.CELLS.most() / 100 - 1);

        assertThat((Object) work.run(WorkKind.PARSE, "nobody", () -> Markdown.parse(table)))
                .isInstanceOf(Markdown.Parsed.class);
        assertThat(Markdown.parse(table + row)).isEqualTo(new Markdown.TooLarge(MarkdownLimit.CELLS));
    }

    @Test
    void saysOfWorkThatWasStoppedWhatToSend() {
        var request = new MockHttpServletRequest("PUT", "/api/v1/statements/1/draft");
        request.setServletPath(String.valueOf(request.getRequestURI()));
        var response = new MockHttpServletResponse();

        problems.resolveException(request, response, null, stopped());

        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(new String(response.getContentAsByteArray())).contains("\"too-much-work\"");
    }

    /** As it is when the thread that waits is interrupted. */
    private WorkStoppedException stopped() {
        Thread.currentThread().interrupt();
        try {
            return catchThrowableOfType(
                    WorkStoppedException.class, () -> work.run(WorkKind.PARSE, "nobody", () -> true));
        } finally {
            Thread.interrupted();
        }
    }
}
