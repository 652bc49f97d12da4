package org.communique;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The default executor. Vaadin looks it up by name. */
@Configuration(proxyBeanMethods = false)
class ExecutorConfiguration {

    @Bean({"VaadinTaskExecutor", "applicationTaskExecutor"})
    @Primary
    AsyncTaskExecutor applicationTaskExecutor() {
        var executor = new SimpleAsyncTaskExecutor("task-");
        executor.setVirtualThreads(true);
        return executor;
    }
}
