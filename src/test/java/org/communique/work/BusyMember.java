package org.communique.work;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Has so much work of a member waiting that all other work of theirs is refused, until it is closed. */
public final class BusyMember implements AutoCloseable {

    private static final int MOST_WAITING = 4;

    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    public BusyMember(HeavyWorkExecutor work, String member) {
        var refused = new Semaphore(0);
        for (int caller = 0; caller <= MOST_WAITING; caller++) {
            callers.execute(() -> {
                try {
                    work.run(WorkKind.PARSE, member, () -> {
                        released.await();
                        return true;
                    });
                } catch (TooBusyException e) {
                    refused.release();
                }
            });
        }
        refused.acquireUninterruptibly();
    }

    @Override
    public void close() {
        released.countDown();
        callers.close();
    }
}
