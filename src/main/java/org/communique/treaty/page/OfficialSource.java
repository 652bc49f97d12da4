package org.communique.treaty.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Links that may be published: those to the depositary and to documents of the United Nations. Others may say who told the coalition. */
final class OfficialSource {

    private static final Set<String> HOSTS = Set.of("treaties.un.org", "docs.un.org", "undocs.org");

    private OfficialSource() {}

    /** Empty if it is none. */
    static String of(String source) {
        try {
            var address = new URI(source);
            return "https".equals(address.getScheme())
                            && address.getRawUserInfo() == null
                            && address.getPort() == -1
                            && address.getHost() != null
                            && HOSTS.contains(address.getHost().toLowerCase(Locale.ROOT))
                    ? source
                    : "";
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
