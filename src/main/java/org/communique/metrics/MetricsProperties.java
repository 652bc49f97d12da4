package org.communique.metrics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where metrics are served.
 *
 * @param address of the machine, on which to listen; anyone who can reach it can read the metrics
 * @param port 0 for any that is free, -1 to serve none
 * @param names by which they are also asked for, such as {@code communique.monitoring.svc}; addresses and names without a dot need not be listed
 */
@Validated
@ConfigurationProperties("communique.metrics")
record MetricsProperties(
        @NotNull @DefaultValue("127.0.0.1") InetAddress address,
        @Min(-1) @Max(65535) @DefaultValue("9464") int port,
        @DefaultValue List<String> names) {}
