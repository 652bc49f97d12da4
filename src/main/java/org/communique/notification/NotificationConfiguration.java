package org.communique.notification;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;

@Configuration(proxyBeanMethods = false)
@EnableAsync
class NotificationConfiguration {

    static final String EXECUTOR = "notificationExecutor";

    @Bean(name = EXECUTOR, defaultCandidate = false)
    Background notificationExecutor() {
        return new Background();
    }
}
