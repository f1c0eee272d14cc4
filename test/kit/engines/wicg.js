// The WICG polyfill finds by itself what can be focused.
import 'spatial-navigation-polyfill'
