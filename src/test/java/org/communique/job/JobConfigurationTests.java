package org.communique.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

class JobConfigurationTests {

    private static final int PATIENCE_SECONDS = 30;

    @Test
    void goesOnWithOtherJobsWhileOneHangs() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TaskSchedulingAutoConfiguration.class))
                .withUserConfiguration(JobConfiguration.class, Jobs.class)
                .withPropertyValues("spring.threads.virtual.enabled=true")
                .run(context -> {
                    var hanging = context.getBean(Hanging.class);
                    try {
                        assertThat(hanging.started.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                                .isTrue();
                        assertThat(context.getBean(GoingOn.class).runs.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                                .isTrue();
                    } finally {
                        hanging.end.countDown();
                    }
                });
    }

    @Test
    void schedulesEachReconcilerThatIsMadeAndMakesNone() {
        var worked = new LinkedBlockingQueue<String>();
        new ApplicationContextRunner()
                .withUserConfiguration(JobConfiguration.class)
                .withBean(ReconcileQueue.class, () -> queue(worked))
                .withBean("first", Reconciler.class, () -> reconciler("first"))
                .withBean("later", Reconciler.class, () -> reconciler("later"), bean -> bean.setLazyInit(true))
                .run(context -> {
                    assertThat(worked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("first");
                    assertThat(context.getSourceApplicationContext()
                                    .getBeanFactory()
                                    .containsSingleton("later"))
                            .isFalse();

                    context.getBean("later");

                    assertThat(worked.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("later");
                });
    }

    /** It asks no store what is due. */
    @SuppressWarnings("NullAway")
    private static ReconcileQueue queue(Queue<String> worked) {
        return new ReconcileQueue(null, null, null) {
            @Override
            public void work(Reconciler reconciler) {
                worked.add(reconciler.kind());
            }
        };
    }

    private static Reconciler reconciler(String kind) {
        return new Reconciler() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public Optional<Instant> reconcile(String subject) {
                return Optional.empty();
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Hanging hanging() {
            return new Hanging();
        }

        @Bean
        GoingOn goingOn() {
            return new GoingOn();
        }
    }

    static class Hanging {

        final CountDownLatch started = new CountDownLatch(2);
        final CountDownLatch end = new CountDownLatch(1);

        @Scheduled(fixedDelay = 1)
        void one() throws InterruptedException {
            started.countDown();
            end.await();
        }

        @Scheduled(fixedDelay = 1)
        void another() throws InterruptedException {
            started.countDown();
            end.await();
        }
    }

    static class GoingOn {

        final CountDownLatch runs = new CountDownLatch(3);

        @Scheduled(fixedDelay = 1, initialDelay = 1)
        void goOn() {
            runs.countDown();
        }
    }
}
