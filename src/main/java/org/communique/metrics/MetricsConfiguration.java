package org.communique.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How metrics are named beyond what their libraries do. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    /** The driver draws it again at each start, so that each start would begin new series. */
    @Bean
    MeterFilter withoutClusterId() {
        return MeterFilter.ignoreTags("cluster.id");
    }
}
