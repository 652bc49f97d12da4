package org.communique.text.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeXmlReaderTest {

    private static final String NAME = "Réseau";

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("", UTF_8),
                Arguments.of("\uFEFF", UTF_8),
                Arguments.of("<?xml version=\"1.0\"?>", UTF_8),
                Arguments.of("<?xml version='1.0' encoding='iso-8859-1' standalone='yes'?>", ISO_8859_1),
                Arguments.of("<?xml version=\"1.0\" encoding=\"windows-1252\"?>", Charset.forName("windows-1252")),
                Arguments.of("<?xml version=\"1.0\" encoding=\"UTF-16\"?>", UTF_16),
                Arguments.of("\uFEFF", UTF_16LE),
                Arguments.of("", UTF_16BE),
                Arguments.of("", UTF_16LE));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readsEachEncodingThatADocumentCanSay(String beginning, Charset encoding) throws XMLStreamException {
        var reader = SafeXmlReader.read((beginning + "<name>" + NAME + "</name>").getBytes(encoding));
        reader.nextTag();
        assertThat(reader.getElementText()).isEqualTo(NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<name>é</name>", "é<name/>", "\u0080\u0080", "<?xml version='1.0' encoding='x-none'?><name/>"})
    void refusesWhatItCannotDecodeWithoutAWord(String document) {
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, UTF_8));
        try {
            assertThatThrownBy(() -> readWhole(document.getBytes(ISO_8859_1))).isInstanceOf(XMLStreamException.class);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(UTF_8)).isEmpty();
    }

    @Test
    void refusesAByteThatCannotBeDecodedFarIntoTheDocument() {
        var document = ("<name>" + "a".repeat(100_000) + "\u00ff</name>").getBytes(ISO_8859_1);
        assertThatThrownBy(() -> readWhole(document)).isInstanceOf(XMLStreamException.class);
    }

    private static void readWhole(byte[] document) throws XMLStreamException {
        var reader = SafeXmlReader.read(document);
        while (reader.hasNext()) {
            reader.next();
        }
    }
}
