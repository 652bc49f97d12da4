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
    private static final List<String> AMINA = List.of("amina");
    private static final List<String> WANJIRU = List.of("wanjiru");

    private final BodyMemory memory = new BodyMemory(800, 400, Duration.ofMillis(20));
    private final LimitedRequestBody otienos = body(1);
    private final LimitedRequestBody moussas = body(1);

    private static LimitedRequestBody body(int bytesAtOnce) {
        return new LimitedRequestBody(new SlowInput(bytesAtOnce), 1_000_000, LimitedRequestBody.GRACE);
    }

    @Test
    void keepsAQuarterForOwnersWithLittleOnItsWay() {
        assertThat(memory.reserve(OTIENO, 350, otienos)).isTrue();
        assertThat(memory.reserve(MOUSSA, 250, moussas)).isTrue();
        assertThat(memory.reserve(OTIENO, 20, body(1))).isFalse();
        assertThat(memory.reserve(WANJIRU, 26, body(1))).isFalse();

        assertThat(memory.reserve(WANJIRU, 25, body(1))).isTrue();
    }

    @Test
    void waitsForASlowSenderWhileOthersFindRoom() throws Exception {
        memory.reserve(OTIENO, 400, otienos);
        memory.reserve(MOUSSA, 100, moussas);

        read(otienos, 4);

        assertThat(otienos.refusal()).isNull();
    }

    @Test
    void endsASlowBodyForOthersAndLetsThemComeFirst() throws Exception {
        memory.reserve(OTIENO, 400, otienos);
        memory.reserve(MOUSSA, 200, moussas);
        read(moussas, 1);
        assertThat(memory.reserve(WANJIRU, 400, body(1))).isFalse();

        assertThatExceptionOfType(BodyRefusedException.class).isThrownBy(() -> read(otienos, 4));
        assertThat(otienos.refusal()).isEqualTo(BodyRefusal.TOO_SLOW);
        assertThat(moussas.refusal()).as("what has just begun").isNull();

        memory.release(OTIENO, 400, otienos);
        assertThat(memory.reserve(OTIENO, 400, body(1))).isFalse();
        assertThat(memory.reserve(WANJIRU, 400, body(1))).isTrue();
    }

    @Test
    void neitherEndsSmallBodiesForOthersNorThoseThatArriveFast() throws Exception {
        var fast = body(10_000);
        memory.reserve(OTIENO, 25, otienos);
        memory.reserve(MOUSSA, 400, fast);
        assertThat(memory.reserve(WANJIRU, 400, body(1))).isFalse();

        read(otienos, 4);
        read(fast, 4);

        assertThat(otienos.refusal()).isNull();
        assertThat(fast.refusal()).isNull();
    }

    @Test
    void endsManySmallBodiesOfOneOwner() throws Exception {
        memory.reserve(MOUSSA, 400, moussas);
        memory.reserve(OTIENO, 25, body(1));
        memory.reserve(OTIENO, 25, otienos);
        assertThat(memory.reserve(WANJIRU, 400, body(1))).isFalse();

        assertThatExceptionOfType(BodyRefusedException.class).isThrownBy(() -> read(otienos, 4));
    }

    @Test
    void isNotShortForThoseWhoHoldSomethingThemselves() throws Exception {
        memory.reserve(OTIENO, 400, otienos);
        memory.reserve(MOUSSA, 200, moussas);
        assertThat(memory.reserve(MOUSSA, 100, body(1))).isFalse();

        read(otienos, 4);

        assertThat(otienos.refusal()).isNull();
    }

    /** Each hangs up before it would be ended, and comes back at once. */
    @Test
    void letsOthersComeBeforeThoseWhoHeldRoomRecently() throws Exception {
        memory.reserve(OTIENO, 300, otienos);
        memory.reserve(MOUSSA, 300, moussas);
        for (var other : List.of(otienos, moussas)) {
            read(other, 1);
        }
        assertThat(memory.reserve(WANJIRU, 300, body(1))).isFalse();
        memory.release(OTIENO, 300, otienos);
        memory.release(MOUSSA, 300, moussas);

        assertThat(memory.reserve(OTIENO, 300, body(1))).isFalse();
        assertThat(memory.reserve(MOUSSA, 300, body(1))).isFalse();
        assertThat(memory.reserve(WANJIRU, 300, body(1))).isTrue();
        assertThat(memory.reserve(OTIENO, 25, body(1))).as("a small body").isTrue();
    }

    @Test
    void keepsNothingForThoseWhoHeldRoomRecently() throws Exception {
        memory.reserve(OTIENO, 300, otienos);
        read(otienos, 1);
        memory.release(OTIENO, 300, otienos);
        memory.reserve(MOUSSA, 300, moussas);
        memory.reserve(OTIENO, 290, body(1));
        memory.reserve(AMINA, 10, body(1));

        assertThat(memory.reserve(OTIENO, 10, body(1))).isFalse();
        assertThat(memory.reserve(WANJIRU, 10, body(1))).isTrue();
    }

    private static void read(LimitedRequestBody body, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            body.doRead(new DiscardingBufferHandler());
        }
    }

    /** Gives so many bytes after a pause each. */
    private record SlowInput(int bytesAtOnce) implements InputBuffer {

        @Override
        public int doRead(ApplicationBufferHandler handler) throws IOException {
            Pace.pause(Duration.ofMillis(10));
            handler.setByteBuffer(ByteBuffer.allocate(bytesAtOnce));
            return bytesAtOnce;
        }

        @Override
        public int available() {
            return bytesAtOnce;
        }
    }
}
