package org.communique;

import java.util.Set;
import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Ends the process at a call of a bean's method, as kill -9 would. */
public final class CrashInjection implements BeanPostProcessor {

    private static final int STATUS_OF_KILL_9 = 137;

    /** @param after whether the method has done its work by then */
    public record Point(Class<?> type, String method, boolean after) {

        private boolean isReached(MethodInvocation call, boolean done) {
            return after == done && method.equals(call.getMethod().getName()) && type.isInstance(call.getThis());
        }
    }

    private final Set<Class<?>> types;
    private final Supplier<@Nullable Point> armed;
    private final Runnable beforeTheEnd;

    /** @param armed where the process ends; null for nowhere */
    public CrashInjection(Set<Class<?>> types, Supplier<@Nullable Point> armed, Runnable beforeTheEnd) {
        this.types = types;
        this.armed = armed;
        this.beforeTheEnd = beforeTheEnd;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        var type = types.stream().filter(each -> each.isInstance(bean)).findFirst();
        if (type.isEmpty()) {
            return bean;
        }
        var factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(!type.get().isInterface());
        factory.addAdvice((MethodInterceptor) this::around);
        return factory.getProxy();
    }

    private @Nullable Object around(MethodInvocation call) throws Throwable {
        endAt(call, false);
        var result = call.proceed();
        endAt(call, true);
        return result;
    }

    private void endAt(MethodInvocation call, boolean done) {
        var point = armed.get();
        if (point != null && point.isReached(call, done)) {
            beforeTheEnd.run();
            Runtime.getRuntime().halt(STATUS_OF_KILL_9);
        }
    }
}
