package org.communique;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** Network addresses of this machine, one for each who comes, so that no test uses up what another may do. */
public final class LoopbackAddresses {

    private static final AtomicInteger GIVEN = new AtomicInteger();

    private LoopbackAddresses() {}

    /** The next from 127.1.0.1 on; lower ones are for tests that name them. */
    public static InetAddress next() {
        int number = GIVEN.getAndIncrement();
        return InetAddress.ofLiteral("127.1.%d.%d".formatted(number / 250, 1 + number % 250));
    }
}
