package org.communique.demo;

import org.communique.operator.CannotStartException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Refuses to start with demo accounts over real data, or without {@code --demo} over the demo's. */
@Component
class DemoGuard implements InitializingBean {

    private final DemoStore store;
    private final boolean demo;

    DemoGuard(DemoStore store, @Value("${communique.demo:false}") boolean demo) {
        this.store = store;
        this.demo = demo;
    }

    @Override
    public void afterPropertiesSet() {
        if (demo && !store.isFilled() && !store.isEmpty()) {
            throw new CannotStartException(
                    store.isDemo()
                            ? "The demo was not filled to the end. Remove the data folder and start again with --demo."
                            : "The database holds real data, and the demo's accounts must not come into it."
                                    + " Choose another DATA_DIR for --demo.",
                    null);
        }
        if (!demo && store.isDemo()) {
            throw new CannotStartException(
                    "The database holds the demo coalition, whose accounts share a known password."
                            + " Start with --demo, or choose another DATA_DIR.",
                    null);
        }
    }
}
