package org.communique.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.communique.coalition.access.ScopedAuthentication;
import org.communique.quota.MemberQuotas;
import org.communique.quota.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a token do what its scopes are for, and change things as often as its member may, before anything of the request is read.
 * Whether its member has the right is for the services to say.
 */
@Component
class ScopeInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final MemberQuotas quotas;

    ScopeInterceptor(MemberQuotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            check(operation.getMethodAnnotation(RequiredScope.class));
            if (!READING.contains(request.getMethod())) {
                quotas.take(Quota.CHANGES);
            }
        }
        return true;
    }

    private static void check(@Nullable RequiredScope required) {
        var token = ScopedAuthentication.current();
        if (required == null || token.isEmpty()) {
            throw ApiException.because(HttpStatus.FORBIDDEN, "no-token-may", "api.no-token-may");
        }
        token.get().check(required.value());
    }
}
