package org.communique.http.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.communique.ServerTest;
import org.communique.invitation.RawHttpRequest;
import org.communique.log.RequestOutput;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Strangers fill no log with traces, nor with what they typed. */
@ServerTest
@ExtendWith(OutputCaptureExtension.class)
class UnreadableParametersTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "officialName[0]=secret&officialName=secret",
                "officialName=secret%ff",
                "officialName=secret%",
                "officialName[x]=secret",
                "officialName.y.z=secret"
            })
    void areRefusedWithoutATrace(String form, CapturedOutput output) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/calls/none"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < 5; i++) {
                assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                        .isBetween(400, 499);
            }
        }
        assertThat(RequestOutput.in(output.getOut())).doesNotContain("\tat ", " ERROR ", "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?x=secret%ff", "/p?x=secret%ff", "/setup/none?x=secret%C3%28", "/calls/none?x=%"})
    void areRefusedInAnAddress(String path, CapturedOutput output) throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(RawHttpRequest.get(port, path, "localhost")).startsWith("HTTP/1.1 400");
            assertThat(RawHttpRequest.head(port, path, "localhost")).startsWith("HTTP/1.1 400");
        }
        assertThat(RequestOutput.in(output.getOut())).doesNotContain("\tat ", " ERROR ", "secret");
    }
}
