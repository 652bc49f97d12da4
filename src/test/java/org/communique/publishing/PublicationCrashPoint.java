package org.communique.publishing;

import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.communique.ledger.Ledger;
import org.communique.statement.Lifecycle;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;

/** Where a process that publishes ends itself, as kill -9 would. */
enum PublicationCrashPoint {
    /** The edition is stored, and the statement is as it was. */
    BEFORE_NOTE(UnfinishedPublications.class, "begin", false),
    AFTER_NOTE(UnfinishedPublications.class, "begin", true),
    /** The statement is public; its signers were told, and the ledger does not know. */
    AFTER_PHASE(Lifecycle.class, "publish", true),
    BEFORE_RECORD(Ledger.class, "append", false),
    AFTER_RECORD(Ledger.class, "append", true),
    AFTER_COMPLETION(UnfinishedPublications.class, "complete", true),
    BEFORE_FILES(PublicationFiles.class, "prepare", false);

    private static final int STATUS_OF_KILL_9 = 137;

    static volatile @Nullable PublicationCrashPoint armed;

    private final Class<?> type;
    private final String method;
    private final boolean after;

    PublicationCrashPoint(Class<?> type, String method, boolean after) {
        this.type = type;
        this.method = method;
        this.after = after;
    }

    private static @Nullable Object around(MethodInvocation call) throws Throwable {
        haltAt(call, false);
        var result = call.proceed();
        haltAt(call, true);
        return result;
    }

    private static void haltAt(MethodInvocation call, boolean after) {
        var point = armed;
        if (point != null
                && point.after == after
                && point.method.equals(call.getMethod().getName())
                && point.type.isInstance(call.getThis())) {
            Runtime.getRuntime().halt(STATUS_OF_KILL_9);
        }
    }

    /** Puts the points around the beans; only the crash test's own process knows it. */
    static class Wrapping {

        private static final Set<Class<?>> WRAPPED =
                Set.of(UnfinishedPublications.class, Lifecycle.class, Ledger.class, PublicationFiles.class);

        @Bean
        static BeanPostProcessor publicationCrashPoints() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (WRAPPED.stream().noneMatch(type -> type.isInstance(bean))) {
                        return bean;
                    }
                    var factory = new ProxyFactory(bean);
                    factory.setProxyTargetClass(true);
                    factory.addAdvice((MethodInterceptor) PublicationCrashPoint::around);
                    return factory.getProxy();
                }
            };
        }
    }
}
