package org.communique.storage.embedded.table;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Whether the disk takes what the stores of a folder write. A write that it refuses is repeated until there is space. After
 * a failed force nobody knows what is on the disk, and a second force would say nothing of it, so the process ends; the
 * next start reads what there really is.
 */
public final class StoreDisk {

    private static final Logger log = LoggerFactory.getLogger(StoreDisk.class);
    private static final long RETRY_MILLIS = 500;
    private static final int EXIT_STATUS = 74;
    private static final Map<Path, StoreDisk> DISKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final Consumer<Throwable> onLostForce;
    private final Set<Object> refused = ConcurrentHashMap.newKeySet();
    private volatile boolean waits = true;

    StoreDisk(Path folder, Consumer<Throwable> onLostForce) {
        this.folder = folder;
        this.onLostForce = onLostForce;
    }

    /** A write, from its beginning each time. */
    @FunctionalInterface
    public interface Write<T> {
        T run() throws IOException;
    }

    /** The same for a folder and all that is in it. */
    public static StoreDisk of(Path file) {
        Path path = file.toAbsolutePath().normalize();
        for (Path folder = path; folder != null; folder = folder.getParent()) {
            StoreDisk known = DISKS.get(folder);
            if (known != null) {
                return known;
            }
        }
        return DISKS.computeIfAbsent(path, added -> new StoreDisk(added, StoreDisk::endProcess));
    }

    /** Whether a write waits for space. */
    public boolean isFull() {
        return !refused.isEmpty();
    }

    /** Repeats a write until it succeeds, also in a thread that is interrupted; {@code writer} tells writers apart. */
    public <T> T untilWritten(Object writer, Write<T> write) throws IOException {
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    T result = write.run();
                    accepted(writer);
                    return result;
                } catch (ClosedChannelException e) {
                    throw e;
                } catch (IOException e) {
                    refused(writer, e);
                    if (!waits) {
                        throw e;
                    }
                    isInterrupted |= !pause();
                }
            }
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Of a writer that tries again itself. */
    public void refused(Object writer, IOException why) {
        if (refused.add(writer) && refused.size() == 1) {
            log.error(
                    "The disk of {} does not take what is written: {}. Writes are refused until it does; what was"
                            + " acknowledged is safe",
                    folder,
                    NestedExceptionUtils.getMostSpecificCause(why).getMessage());
        }
    }

    public void accepted(Object writer) {
        if (refused.remove(writer) && refused.isEmpty()) {
            log.warn("The disk of {} takes writes again", folder);
        }
    }

    public void force(FileChannel channel, boolean metaData) throws IOException {
        try {
            channel.force(metaData);
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            lost(e);
            throw e;
        }
    }

    /** What is in memory can no longer be brought to the disk. When the server stops anyway, nothing is to be done. */
    public void lost(Throwable why) {
        if (waits) {
            onLostForce.accept(why);
        }
    }

    /** When the server stops, a write that still waits for space fails. */
    public void stopWaiting() {
        waits = false;
    }

    /** When all stores of the folder are closed. */
    public void release() {
        DISKS.remove(folder, this);
    }

    /** False if it was interrupted. */
    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static void endProcess(Throwable why) {
        log.error(
                "The disk did not keep what was written ({}). The server ends here; start it again: what was"
                        + " acknowledged is in the journal",
                why.toString());
        Runtime.getRuntime().halt(EXIT_STATUS);
    }
}
