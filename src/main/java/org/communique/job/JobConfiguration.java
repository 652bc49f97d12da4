package org.communique.job;

import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * The threads of the scheduled methods. Spring Boot would run all that have a fixed delay on one thread when threads are
 * virtual, where one that hangs stops the others.
 */
@EnableScheduling
@Configuration(proxyBeanMethods = false)
class JobConfiguration {

    /** More than there are jobs; they are virtual, so those without work cost next to nothing. */
    static final int THREADS = 100;

    private static final Logger log = LoggerFactory.getLogger(JobConfiguration.class);
    private static final int PATIENCE_SECONDS = 10;

    @Bean
    TaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(THREADS);
        scheduler.setErrorHandler(failure ->
                DatabaseOutage.log(log, failure, "A scheduled job failed; it is done again at its next time"));
        scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
        // An interrupted thread would close the file of the embedded workflow database.
        scheduler.setWaitForTasksToCompleteOnShutdown(true);
        scheduler.setAwaitTerminationSeconds(PATIENCE_SECONDS);
        return scheduler;
    }

    @Bean
    static ReconcilerSchedule reconcilerSchedule(BeanFactory beans) {
        return new ReconcilerSchedule(beans);
    }
}
