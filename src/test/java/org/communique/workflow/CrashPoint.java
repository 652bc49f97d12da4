package org.communique.workflow;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.aopalliance.intercept.MethodInvocation;
import org.flowable.engine.RuntimeService;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Where a process of the crash test ends itself, as kill -9 would. */
enum CrashPoint {
    BEFORE_RECORD(Stages.class, "recordUnread", false),
    AFTER_RECORD(Stages.class, "recordUnread", true),
    /** The verdict is not stored, but what was said with it. */
    AFTER_COMMENT(DecisionComments.class, "store", true),
    AFTER_COMMENTED_RECORD(Stages.class, "record", true),
    /** The reviewer has the answer, and nothing was routed. */
    AFTER_ANSWER(Dispatcher.class, "advance", false),
    /** The process has moved; the transaction that marks it is not committed. */
    BEFORE_MARK(RuntimeService.class, "trigger", true),
    AFTER_MARK(Processes.class, "complete", true),
    BEFORE_ENTRY(Stages.class, "insert", false),
    IN_ENTRY(Stages.class, "insert", true);

    private static final int STATUS_OF_KILL_9 = 137;

    static final CountDownLatch answered = new CountDownLatch(1);
    static volatile @Nullable CrashPoint armed;

    private final Class<?> type;
    private final String method;
    private final boolean after;

    CrashPoint(Class<?> type, String method, boolean after) {
        this.type = type;
        this.method = method;
        this.after = after;
    }

    /** What the reviewer says whose decision is on its way. */
    String comment() {
        return this == AFTER_COMMENT || this == AFTER_COMMENTED_RECORD ? "Said just before." : "";
    }

    static @Nullable Object around(MethodInvocation call) throws Throwable {
        var name = call.getMethod().getName();
        if (reaches(call, name, false)) {
            halt();
        }
        var result = call.proceed();
        if (reaches(call, name, true)) {
            halt();
        }
        return result;
    }

    private static boolean reaches(MethodInvocation call, String name, boolean after) {
        var point = armed;
        return point != null
                && point.after == after
                && point.method.equals(name)
                && point.type.isInstance(call.getThis());
    }

    private static void halt() throws InterruptedException {
        if (armed == AFTER_ANSWER && !answered.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("nobody was answered");
        }
        Runtime.getRuntime().halt(STATUS_OF_KILL_9);
    }

    /** Puts the points around the beans; only the crash test's own process knows it. */
    static class Wrapping {

        private static final Set<Class<?>> WRAPPED =
                Set.of(Stages.class, DecisionComments.class, Dispatcher.class, Processes.class, RuntimeService.class);

        @Bean
        static BeanPostProcessor crashPoints() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (WRAPPED.stream().noneMatch(type -> type.isInstance(bean))) {
                        return bean;
                    }
                    var factory = new ProxyFactory(bean);
                    factory.setProxyTargetClass(!(bean instanceof RuntimeService));
                    factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) CrashPoint::around);
                    return factory.getProxy();
                }
            };
        }
    }
}
