package org.communique.job;

import java.time.Duration;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Lets a job run on one server at a time. A lease is one document, taken and given back by one conditional update each.
 * It ends by itself, by the clock of the server that asks for it, when the one that held it died or hangs. Until then nothing
 * is lost but time, and after it a job may run at the same time as one that hangs: jobs have to bear being repeated.
 */
@Component
public class Leases {

    static final Duration LONGEST = Duration.ofMinutes(2);

    private final LockingTaskExecutor executor;
    private final Duration longest;

    @Autowired
    Leases(MongoDatabaseFactory mongo) {
        this(mongo, LONGEST);
    }

    /** @param longest how long a lease lasts that is not given back */
    Leases(MongoDatabaseFactory mongo, Duration longest) {
        this.executor = new DefaultLockingTaskExecutor(
                new MongoLockProvider(mongo.getMongoDatabase().getCollection("leases")));
        this.longest = longest;
    }

    /** Does the work unless another server is at that job. */
    public void run(String job, Runnable work) {
        executor.executeWithLock(work, new LockConfiguration(ClockProvider.now(), job, longest, Duration.ZERO));
    }
}
