package org.communique.workflow.engine;

import java.util.concurrent.Executor;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** What the module runs on besides the engine, which application.yaml configures. */
@Configuration(proxyBeanMethods = false)
class WorkflowConfiguration {

    /** Not for others: it must not take the place of the application's executor. */
    @Bean(defaultCandidate = false)
    Executor workflowExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("workflow-");
        executor.setCorePoolSize(4);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(10);
        return executor;
    }

    /** Screens draw workflows themselves; an image of each would be made at every deployment. */
    @Bean
    EngineConfigurationConfigurer<SpringProcessEngineConfiguration> noImages() {
        return engine -> engine.setCreateDiagramOnDeploy(false);
    }
}
