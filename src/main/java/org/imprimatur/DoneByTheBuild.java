package org.imprimatur;

import org.springframework.beans.factory.aot.BeanRegistrationExcludeFilter;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RegisteredBean;

/**
 * Leaves out of a prepared start whatever changes which parts there are: the build has let it do so, and what it was
 * given then has been written down. Done once more, every request would go through the filters of the front door twice.
 */
final class DoneByTheBuild implements BeanRegistrationExcludeFilter {

    @Override
    public boolean isExcludedFromAotProcessing(RegisteredBean part) {
        return BeanDefinitionRegistryPostProcessor.class.isAssignableFrom(part.getBeanClass());
    }
}
