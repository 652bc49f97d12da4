package org.communique.security;

import com.vaadin.flow.spring.security.VaadinAwareSecurityContextHolderStrategy;
import com.vaadin.flow.spring.security.VaadinDefaultRequestCache;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** Four doors: the API, what the public reads, the pages around signing in, and the screens. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
@EnableMethodSecurity
class SecurityConfiguration {

    private static final SecurityContextHolderStrategy CONTEXTS = new VaadinAwareSecurityContextHolderStrategy();

    private static final String PAGES = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self';"
            + " script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** Vaadin starts from an inline script and evaluates what its server sends. */
    private static final String SCREENS = "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
            + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** Where a stranger wanted to go is kept in a cookie: strangers get no session. */
    private final RequestCache wanted = new CookieRequestCache();

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, AccessTokens tokens) {
        return http.securityMatcher("/api/**", "/v3/api-docs/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v3/api-docs/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new BearerTokenFilter(tokens), AnonymousAuthenticationFilter.class)
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(ApiRefusals::unauthenticated)
                        .accessDeniedHandler(ApiRefusals::denied))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                // A browser never sends the header by itself.
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> common(headers, PAGES))
                .build();
    }

    /** Reads a session if there is one, for the co-editing handshake, and never makes one. */
    @Bean
    @Order(2)
    SecurityFilterChain publicPages(HttpSecurity http) {
        return http.securityMatcher(
                        "/p",
                        "/p/**",
                        "/invitation/**",
                        "/calls/**",
                        "/reminders/**",
                        "/elements/**",
                        "/statements/offline-worker.js",
                        "/coalition/**",
                        "/collab/**",
                        "/actuator/health/**",
                        "/error",
                        "/*.css",
                        "/communique-verify.jar",
                        "/communique-sbom.json",
                        "/favicon.ico")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new EndedSessionFilter(), AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                // What a link opens has no session: its token is what a forger lacks, and a mail reader may keep no
                // cookie.
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        .ignoringRequestMatchers("/invitation/**", "/calls/**", "/reminders/**"))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> common(headers, PAGES))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain accountPages(HttpSecurity http, SignInCompletion completion, KnownDevices devices) {
        return http.securityMatcher("/sign-in", "/sign-in/**", "/forgotten", "/link/**", "/setup/**", "/pages/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .addFilterBefore(new EndedSessionFilter(), AnonymousAuthenticationFilter.class)
                .formLogin(form -> form.loginPage("/sign-in")
                        .usernameParameter("email")
                        .authenticationDetailsSource(
                                request -> new SignInDetails(request.getRemoteAddr(), devices.secretOf(request)))
                        .successHandler(completion)
                        .failureHandler(new SignInRefusal()))
                .requestCache(cache -> cache.requestCache(wanted))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .logout(AbstractHttpConfigurer::disable)
                .headers(headers -> common(headers, PAGES))
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain screens(HttpSecurity http, VaadinDefaultRequestCache navigation) {
        navigation.setDelegateRequestCache(wanted);
        return http.addFilterBefore(new EndedSessionFilter(), AnonymousAuthenticationFilter.class)
                .requestCache(cache -> cache.requestCache(navigation))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()))
                .headers(headers -> eagerly(common(headers, SCREENS)))
                .with(VaadinSecurityConfigurer.vaadin(), vaadin -> vaadin.loginView("/sign-in", "/sign-in?goodbye"))
                .build();
    }

    /** One for all application contexts, as {@code SecurityContextHolder} is; else those of the tests lose each other. */
    @Bean
    SecurityContextHolderStrategy securityContextHolderStrategy() {
        return CONTEXTS;
    }

    static CookieCsrfTokenRepository csrfCookie() {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        return repository;
    }

    private static HeadersConfigurer<HttpSecurity> common(
            HeadersConfigurer<HttpSecurity> headers, String contentSecurityPolicy) {
        return headers.contentSecurityPolicy(policy -> policy.policyDirectives(contentSecurityPolicy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
                .httpStrictTransportSecurity(Customizer.withDefaults());
    }

    /** Vaadin's pages are forwarded to, and Tomcat sends a forwarded response before it comes back to the filter. */
    private static void eagerly(HeadersConfigurer<HttpSecurity> headers) {
        headers.withObjectPostProcessor(new ObjectPostProcessor<HeaderWriterFilter>() {
            @Override
            public <F extends HeaderWriterFilter> F postProcess(F filter) {
                filter.setShouldWriteHeadersEagerly(true);
                return filter;
            }
        });
    }
}
