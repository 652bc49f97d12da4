package org.communique.notification;

import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

@Configuration(proxyBeanMethods = false)
@EnableAsync
class NotificationConfiguration {

    static final String EXECUTOR = "notificationExecutor";

    /** Two threads, so that thousands of mails take nothing from those at work. */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    Executor notificationExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("notification-");
        executor.setCorePoolSize(2);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(10);
        return executor;
    }
}
