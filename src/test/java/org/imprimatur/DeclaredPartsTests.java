package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The build prepares the start from what parts are declared as. What is set in a part from outside, or called when it
 * begins or ends, has to be seen in the class it is declared as, or the prepared server leaves it out.
 */
@ServerTest
class DeclaredPartsTests {

    private static final List<Class<? extends Annotation>> HEEDED =
            List.of(Autowired.class, Value.class, Resource.class, PostConstruct.class, PreDestroy.class);

    @Autowired
    ConfigurableListableBeanFactory parts;

    @Test
    void everyPartIsDeclaredAsTheClassThatSaysWhatItNeeds() {
        List<String> hidden = new ArrayList<>();
        int seen = 0;
        for (String name : parts.getBeanDefinitionNames()) {
            Object part = parts.getSingleton(name);
            if (part == null) {
                continue;
            }
            seen++;
            Class<?> declared = declared(parts.getMergedBeanDefinition(name));
            for (Class<?> type = AopProxyUtils.ultimateTargetClass(part);
                    type != null && !type.isAssignableFrom(declared);
                    type = type.getSuperclass()) {
                needs(type).forEach(need -> hidden.add(name + ", declared as " + declared.getName() + ": " + need));
            }
        }
        assertThat(seen).isGreaterThan(500);
        assertThat(hidden).isEmpty();
    }

    private static Class<?> declared(BeanDefinition part) {
        return part.getResolvableType().resolve(Object.class);
    }

    private static Stream<String> needs(Class<?> type) {
        return Stream.<AnnotatedElement[]>of(type.getDeclaredFields(), type.getDeclaredMethods())
                .flatMap(Stream::of)
                .filter(member -> HEEDED.stream().anyMatch(member::isAnnotationPresent))
                .map(Objects::toString);
    }
}
