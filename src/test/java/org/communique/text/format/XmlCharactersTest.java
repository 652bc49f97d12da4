package org.communique.text.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class XmlCharactersTest {

    @Test
    void isReadableWithEveryCodeUnit() throws Exception {
        var all = new StringBuilder();
        for (int c = 0; c <= 0xFFFF; c++) {
            all.append(c == '<' || c == '&' ? ' ' : (char) c).append('-');
        }
        var text = all.append("\uD83D\uDE00").toString();

        var admitted = XmlCharacters.admitted("<a>" + text + "</a>");

        var read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(admitted)));
        assertThat(read.getDocumentElement().getTextContent()).endsWith("\uD83D\uDE00");
        assertThat(XmlCharacters.admitted(admitted)).isSameAs(admitted);
    }
}
