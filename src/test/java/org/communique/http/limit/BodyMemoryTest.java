package org.communique.http.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.communique.Pace;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {

    private static final List<String> OTIENO = List.of("otieno");
    private static final List<String> MOUSSA = List.of("moussa");
    private static final List<String> WANJIRU = List.of("wanjiru");

    private final BodyMemory memory = new BodyMemory(40, 20, Duration.ofMillis(20));
    private final LimitedRequestBody otienos = body();
    private final LimitedRequestBody moussas = body();

    private static LimitedRequestBody body() {
        return new LimitedRequestBody(new ByteByByte(), 1_000, LimitedRequestBody.GRACE);
    }

    @Test
    void keepsAQuarterForOwnersWithNothingOnItsWay() {
        assertThat(memory.reserve(OTIENO, 15, otienos)).isTrue();
        assertThat(memory.reserve(MOUSSA, 11, moussas)).isTrue();
        assertThat(memory.reserve(OTIENO, 5, body())).isFalse();
        assertThat(memory.reserve(MOUSSA, 5, body())).isFalse();

        assertThat(memory.reserve(WANJIRU, 14, body())).isTrue();
    }

    @Test
    void waitsForASlowSenderWhileOthersFindRoom() throws Exception {
        memory.reserve(OTIENO, 20, otienos);
        memory.reserve(MOUSSA, 10, moussas);

        read(otienos, 4);

        assertThat(otienos.isEndedForOthers()).isFalse();
    }

    @Test
    void endsASlowBodyForOthersAndLetsThemComeFirst() throws Exception {
        memory.reserve(OTIENO, 20, otienos);
        memory.reserve(MOUSSA, 15, moussas);
        read(moussas, 1);
        assertThat(memory.reserve(WANJIRU, 20, body())).isFalse();

        assertThatExceptionOfType(BodyRefusedException.class).isThrownBy(() -> read(otienos, 4));
        assertThat(otienos.refusal()).isEqualTo(BodyRefusal.TOO_SLOW);
        assertThat(moussas.refusal()).as("what has just begun").isNull();

        memory.release(OTIENO, 20, otienos);
        assertThat(memory.reserve(OTIENO, 20, body())).isFalse();
        assertThat(memory.reserve(WANJIRU, 20, body())).isTrue();
    }

    @Test
    void isNotShortForThoseWhoHoldSomethingThemselves() throws Exception {
        memory.reserve(OTIENO, 20, otienos);
        memory.reserve(MOUSSA, 15, moussas);
        assertThat(memory.reserve(MOUSSA, 5, body())).isFalse();

        read(otienos, 4);

        assertThat(otienos.isEndedForOthers()).isFalse();
    }

    private static void read(LimitedRequestBody body, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            body.doRead(new DiscardingBufferHandler());
        }
    }

    /** After a pause each. */
    private static final class ByteByByte implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            Pace.pause(Duration.ofMillis(10));
            handler.setByteBuffer(ByteBuffer.allocate(1));
            return 1;
        }

        @Override
        public int available() {
            return 1;
        }
    }
}
