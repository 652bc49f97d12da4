package org.communique.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.communique.coalition.TokenScope;
import org.communique.coalition.TokenSignIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a token do what its scopes are for, before anything of the request is read. Whether its member has the right is for the
 * services to say.
 */
@Component
class ScopeCheck implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod operation) {
            check(operation.getMethodAnnotation(RequiredScope.class));
        }
        return true;
    }

    private static void check(@Nullable RequiredScope required) {
        var token = TokenSignIn.current();
        if (required == null || token.isEmpty()) {
            throw Refused.forbidden("no-token-may", "No token may do this.");
        }
        var scope = required.value();
        if (!token.get().has(scope)) {
            throw Refused.because(
                    HttpStatus.FORBIDDEN,
                    "token-lacks-scope",
                    "This needs a token with the scope " + scope.label() + ".",
                    Map.of("scope", scope.label()));
        }
        if (scope == TokenScope.SIGN && !token.get().isConfirmedToSign()) {
            throw Refused.forbidden(
                    "token-needs-confirmation",
                    "The owner of this token must confirm on the profile screen that it may still sign.");
        }
    }
}
