// js-spatial-navigation is told which elements there are.
import SpatialNavigation from 'js-spatial-navigation'

SpatialNavigation.init()
SpatialNavigation.add({ selector: 'a, is-top-picks, is-recommendations, is-genre-chart' })
SpatialNavigation.makeFocusable()
