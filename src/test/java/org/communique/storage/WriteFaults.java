package org.communique.storage;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import java.util.Set;
import java.util.function.Consumer;
import org.communique.LongRun;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/**
 * Ends what a thread does at one of its writes to MongoDB, as if its server had been killed there: before the write, or after it and
 * before anyone learns of it. What the thread would write after that does not arrive either. The kills of real servers are in the long
 * mode of the crash tests.
 */
public final class WriteFaults implements CommandListener, MongoClientSettingsBuilderCustomizer {

    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify", "bulkWrite");

    /** An error, as the driver passes over exceptions of a listener. */
    private static final class Killed extends Error {

        Killed(String command) {
            super("as if killed at " + command, null, false, false);
        }
    }

    private static final class Kill {

        private final int write;
        private final boolean after;
        private int writes;
        private int request;
        private boolean done;
        private boolean over;

        Kill(int write, boolean after) {
            this.write = write;
            this.after = after;
        }

        synchronized void started(CommandStartedEvent event) {
            if (over || !WRITES.contains(event.getCommandName())) {
                return;
            }
            if (done || ++writes == write && !after) {
                end(event.getCommandName());
            }
            if (writes == write) {
                request = event.getRequestId();
            }
        }

        synchronized void ended(int endedRequest, String command) {
            if (after && !done && !over && endedRequest == request) {
                end(command);
            }
        }

        private void end(String command) {
            done = true;
            throw new Killed(command);
        }

        synchronized boolean end() {
            over = true;
            return done;
        }
    }

    /** Also of threads that are started meanwhile. */
    private final ThreadLocal<@Nullable Kill> kills = new InheritableThreadLocal<>();

    /** After the write of this number, others do something before the thread goes on. */
    private static final class Pause {

        private final Runnable others;
        private int left;

        Pause(int write, Runnable others) {
            this.others = others;
            this.left = write;
        }
    }

    private final ThreadLocal<@Nullable Pause> pauses = new ThreadLocal<>();

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        settings.addCommandListener(this);
    }

    /**
     * Has something attempted again and again, each time with the next kill, and at last with none: before the first write and after
     * each. In the long mode also before each other one, when the store holds what it held after the one before.
     *
     * @param attempt prepares, does within what it is handed what is to be killed, and looks at what came of it
     * @return at how many writes it was killed
     */
    public int atEachWrite(Consumer<Consumer<Runnable>> attempt) {
        for (int write = 1; ; write++) {
            boolean before = write == 1 || LongRun.isOn();
            if (before && !killedAt(write, false, attempt) || !killedAt(write, true, attempt)) {
                return write - 1;
            }
        }
    }

    /** Has a thread wait after one of its writes, as long as others do something. */
    public void slowAfter(int write, Runnable others, Runnable work) {
        pauses.set(new Pause(write, others));
        try {
            work.run();
        } finally {
            pauses.remove();
        }
    }

    private void pauseAfter(String command) {
        var pause = pauses.get();
        if (pause != null && WRITES.contains(command) && --pause.left == 0) {
            try {
                var thread =
                        Thread.ofVirtual().inheritInheritableThreadLocals(false).start(pause.others);
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean killedAt(int write, boolean after, Consumer<Consumer<Runnable>> attempt) {
        var kill = new Kill(write, after);
        attempt.accept(work -> run(work, kill));
        return kill.end();
    }

    private void run(Runnable work, Kill kill) {
        kills.set(kill);
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            // What came after it a killed server would not have done.
            if (!kill.end()) {
                throw e;
            }
        } finally {
            kills.remove();
            kill.end();
        }
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var kill = kills.get();
        if (kill != null) {
            kill.started(event);
        }
    }

    @Override
    public void commandSucceeded(CommandSucceededEvent event) {
        var kill = kills.get();
        if (kill != null) {
            kill.ended(event.getRequestId(), event.getCommandName());
        }
        pauseAfter(event.getCommandName());
    }

    @Override
    public void commandFailed(CommandFailedEvent event) {
        var kill = kills.get();
        if (kill != null) {
            kill.ended(event.getRequestId(), event.getCommandName());
        }
    }
}
