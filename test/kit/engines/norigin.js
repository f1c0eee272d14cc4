// Norigin knows what is registered, one focusable an element.
import { SpatialNavigation, ROOT_FOCUS_KEY } from '@noriginmedia/norigin-spatial-navigation-core'

SpatialNavigation.init({
  shouldFocusDOMNode: true,
  domNodeFocusOptions: { preventScroll: true },
  rtl: document.dir === 'rtl',
})
for (const node of document.querySelectorAll('a, is-top-picks, is-recommendations, is-genre-chart')) {
  SpatialNavigation.addFocusable({
    focusKey: node.id,
    node,
    parentFocusKey: ROOT_FOCUS_KEY,
    focusable: true,
    onEnterPress: () => undefined,
    onEnterRelease: () => undefined,
    onArrowPress: () => true,
    onArrowRelease: () => undefined,
    onFocus: () => undefined,
    onBlur: () => undefined,
    onUpdateFocus: () => undefined,
    onUpdateHasFocusedChild: () => undefined,
    saveLastFocusedChild: false,
    trackChildren: false,
    isFocusBoundary: false,
    autoRestoreFocus: true,
    forceFocus: false,
  })
}
void SpatialNavigation.setFocus('before')
