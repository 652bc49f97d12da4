package org.communique.http.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.ServerTest;
import org.communique.coalition.access.TokenScope;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Role;
import org.communique.log.RequestOutput;
import org.communique.security.account.OwnAccessService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bodies that are too large, broken or cut off are their senders' fault, at every door, and fill no log with traces. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class UnreadableBodiesTests {

    private static final List<String> DOORS = List.of(
            "/",
            "/?v-r=uidl&v-uiId=0",
            "/api/v1/statements",
            "/api/v1/statements/import",
            "/api/v1/workflows",
            "/api/v1/me/absences",
            "/%61pi/v1/workflows",
            "/sign-in",
            "/forgotten",
            "/invitation/none",
            "/calls/none",
            "/setup/none",
            "/collab",
            "/operator/token",
            "/VAADIN/push",
            "/VAADIN/dynamic/resource/0/none/upload",
            "/no-such-screen");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "text/markdown");

    private static final String CHUNK = "10000\r\n" + "a".repeat(1 << 16) + "\r\n";

    @LocalServerPort
    int port;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    OwnAccessService access;

    private List<String> credentials = List.of();

    @BeforeEach
    void getToken() {
        var token = as(
                        people.member(Role.COORDINATOR, Role.ADMINISTRATOR),
                        () -> access.createToken("a test", Set.of(TokenScope.WRITE), Duration.ofDays(1)))
                .orElseThrow();
        credentials = List.of("", "Authorization: Bearer " + token + "\r\n");
    }

    @Test
    void areRefusedWhereTheyAreTooLarge(CapturedOutput output) throws Exception {
        var body = CHUNK.repeat(180) + "0\r\n\r\n";
        assertThat(serverErrors("Transfer-Encoding: chunked", body, false)).isEmpty();
        assertNoTrace(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\r\n--x\r\nZZZ", "3\r\n--x\r\n", "5\r\n{\"a\":"})
    void areRefusedWhereTheyAreBrokenOrCutOff(String chunks, CapturedOutput output) throws Exception {
        assertThat(serverErrors("Transfer-Encoding: chunked", chunks, true)).isEmpty();
        assertThat(serverErrors("Content-Length: 5000", chunks, true)).isEmpty();
        assertNoTrace(output);
    }

    private static void assertNoTrace(CapturedOutput output) {
        assertThat(RequestOutput.in(output.getOut())).doesNotContain("\tat ", " ERROR ");
    }

    private List<String> serverErrors(String framing, String body, boolean thenClose) throws IOException {
        var wrong = new ArrayList<String>();
        for (var door : DOORS) {
            for (var type : TYPES) {
                for (var credential : credentials) {
                    var answer = exchange(
                            "POST " + door + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                                    + type + "\r\n" + credential + framing + "\r\n\r\n" + body,
                            thenClose);
                    if (answer.startsWith("HTTP/1.1 5")) {
                        wrong.add(door + " with " + type + ": "
                                + answer.lines().findFirst().orElse(""));
                    }
                }
            }
        }
        return wrong;
    }

    private String exchange(String request, boolean thenClose) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (thenClose) {
                socket.shutdownOutput();
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            // Cut off, which is an answer too.
            return "";
        }
    }
}
