package org.communique;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/** The executor for whatever has none of its own. Vaadin asks for one by its name. */
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
