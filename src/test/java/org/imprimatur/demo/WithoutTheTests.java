package org.imprimatur.demo;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps what the tests bring from being found by the server's component scan: the demonstration and the benchmarks have
 * the test classes on their class path, yet are no tests, so that Spring Boot's own filter is not there.
 */
public class WithoutTheTests extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        var annotations = reader.getAnnotationMetadata();
        return annotations.isAnnotated(TestComponent.class.getName())
                || annotations.isAnnotated(TestConfiguration.class.getName());
    }

    @Override
    public boolean equals(Object other) {
        return other != null && getClass() == other.getClass();
    }

    @Override
    public int hashCode() {
        return getClass().hashCode();
    }
}
