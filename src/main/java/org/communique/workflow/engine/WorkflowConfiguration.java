package org.communique.workflow.engine;

import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.flowable.spring.SpringProcessEngineConfiguration;
import org.flowable.spring.boot.EngineConfigurationConfigurer;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
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

    @Bean
    static BeanPostProcessor noTablesOfALaterFlowable() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof DataSource database) {
                    EngineTables.refuseLater(database);
                }
                return bean;
            }
        };
    }

    /**
     * Screens draw workflows themselves; an image of each would be made at every deployment.
     *
     * @param documents are changed for a release, and a backup is made before, before the engine changes its tables
     */
    @Bean
    EngineConfigurationConfigurer<SpringProcessEngineConfiguration> noImages(MongoOperations documents) {
        return engine -> engine.setCreateDiagramOnDeploy(false);
    }
}
