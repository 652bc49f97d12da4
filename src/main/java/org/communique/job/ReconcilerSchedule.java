package org.communique.job;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.scheduling.TaskScheduler;

/** Schedules each reconciler once it is made: asking for all of them would make those that a lazy context does not need. */
class ReconcilerSchedule implements BeanPostProcessor, ApplicationListener<ContextRefreshedEvent> {

    private final BeanFactory beans;
    private final Queue<Reconciler> made = new ConcurrentLinkedQueue<>();
    private volatile boolean started;

    ReconcilerSchedule(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof Reconciler reconciler) {
            made.add(reconciler);
            if (started) {
                schedule();
            }
        }
        return bean;
    }

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        started = true;
        schedule();
    }

    private void schedule() {
        for (var next = made.poll(); next != null; next = made.poll()) {
            var reconciler = next;
            beans.getBean("taskScheduler", TaskScheduler.class)
                    .scheduleWithFixedDelay(
                            () -> beans.getBean(ReconcileQueue.class).work(reconciler),
                            Duration.parse(ReconcileQueue.PERIOD));
        }
    }
}
